package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.DerivedHeader;
import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.api.stream.Topic;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/consumers.md} names the headers and the topics that there are. */
class ConsumerGuideTest {
    private static final Path GUIDE =
            Path.of(System.getProperty("project.root"), "docs", "consumers.md");

    @Test
    void every_header_is_described_and_no_other() throws IOException {
        Set<String> described =
                rows().map(cells -> name(cells.get(1)))
                        .filter(name -> name.startsWith("ce_") || name.equals("content-type"))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sent =
                Stream.of(RecordHeader.class.getFields())
                        .filter(field -> field.getType() == String.class)
                        .map(ConsumerGuideTest::value)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described).isEqualTo(sent);
    }

    /** Fails when the mark D is at a header that derived topics do not have, or not at one. */
    @Test
    void those_of_derived_topics_are_marked() throws IOException {
        Set<String> marked =
                rows().filter(cells -> cells.get(2).endsWith("*D*"))
                        .map(cells -> name(cells.get(1)))
                        .collect(Collectors.toSet());
        assertThat(marked)
                .isEqualTo(
                        Stream.of(DerivedHeader.class.getFields())
                                .map(ConsumerGuideTest::value)
                                .collect(Collectors.toSet()));
    }

    @Test
    void every_topic_is_described_with_its_partitions() throws IOException {
        Set<String> described =
                rows().filter(cells -> name(cells.get(1)).startsWith("incident."))
                        .filter(cells -> cells.size() == 7)
                        .map(cells -> name(cells.get(1)) + " " + cells.get(3))
                        .collect(Collectors.toSet());
        assertThat(described)
                .isEqualTo(
                        Stream.concat(
                                        Stream.of(Topic.values())
                                                .map(it -> it.topicName() + " " + it.partitions()),
                                        Stream.of(DerivedTopic.values())
                                                .map(
                                                        it ->
                                                                it.topicName()
                                                                        + " "
                                                                        + DerivedTopic.PARTITIONS))
                                .collect(Collectors.toSet()));
    }

    private static Stream<List<String>> rows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList());
    }

    private static String name(String cell) {
        return cell.replace("`", "");
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}
