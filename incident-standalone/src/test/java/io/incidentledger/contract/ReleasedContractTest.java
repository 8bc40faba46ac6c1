package io.incidentledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.feed.ReadExample;
import io.incidentledger.wire.json.Json;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was released is kept: whoever reads needs no new code for old records, nor for new ones. A
 * release promises what there is with {@code -Dcontract.release=true}, after all of this holds.
 */
class ReleasedContractTest {
    @AfterAll
    static void promise_on_demand() throws IOException {
        if (Boolean.getBoolean("contract.release") && broken().isEmpty()) {
            Released.promise();
        }
    }

    /** Fails on every change that only some readers survive; see {@link EvolutionTest}. */
    @Test
    void nothing_is_taken_back() throws IOException {
        assertThat(broken()).isEmpty();
    }

    private static List<String> broken() throws IOException {
        return Evolution.broken(Released.schemas(), ShippedContract.schemas());
    }

    /** Fails when a topic goes, gets other partitions or settings, or loses a type. */
    @Test
    void the_topics_stay_what_they_are() throws IOException {
        JsonNode now = AsyncApi.made().path("channels");
        Released.channels()
                .forEachEntry(
                        (topic, was) -> {
                            JsonNode is = now.path(topic);
                            assertThat(is.path("address")).isEqualTo(was.path("address"));
                            assertThat(is.path("bindings")).isEqualTo(was.path("bindings"));
                            assertThat(is.path("messages").propertyNames())
                                    .containsAll(was.path("messages").propertyNames());
                        });
    }

    @Nested
    class What_was_sent_once {
        static Stream<Golden> events() throws IOException {
            return golden().stream().filter(Golden::isEvent);
        }

        private static List<Golden> golden() throws IOException {
            return Released.golden();
        }

        @Test
        void is_kept_of_every_type_with_all_it_can_say_and_with_the_least() throws IOException {
            assertThat(golden().stream().collect(Collectors.groupingBy(Golden::type)))
                    .allSatisfy((_, records) -> assertThat(records).hasSizeGreaterThan(1))
                    .containsOnlyKeys(
                            Examples.types().map(Class::getSimpleName).toArray(String[]::new));
        }

        /** Fails when a component is renamed, dropped or required, or a constant is gone. */
        @ParameterizedTest(name = "{index}")
        @MethodSource("events")
        void is_read_today_without_loss(Golden golden) {
            PublishedRecord read = ReadExample.of(golden.onTopic(), golden.received());
            assertThat(read.headers()).isEqualTo(golden.headers());
            JsonNode again = Values.of(Json.EVENTS.writeValueAsString(read.event()));
            assertThat(Values.leaves(again)).containsAllEntriesOf(Values.leaves(golden.value()));
        }

        /** Likewise for a consumer in Java of what stands now, which has the same records. */
        @ParameterizedTest
        @EnumSource
        void of_what_stands_now_is_read_today_without_loss(DerivedTopic topic) throws IOException {
            assertThat(golden())
                    .filteredOn(it -> it.topic().equals(topic.topicName()))
                    .hasSize(2)
                    .allSatisfy(
                            it ->
                                    assertThat(Values.leaves(again(it.value(), topic)))
                                            .isEqualTo(Values.leaves(it.value())));
        }

        private static JsonNode again(JsonNode value, DerivedTopic topic) {
            return Values.of(
                    Json.EVENTS.writeValueAsString(
                            Json.EVENTS.treeToValue(value, AsyncApi.type(topic))));
        }

        /** Fails when something that it does not say is required now. */
        @Test
        void is_as_the_schemas_of_today_have_it() throws IOException {
            assertValid(new SchemaJudge(ShippedContract.schemas()), golden().stream());
        }
    }

    @Nested
    class What_is_sent_later {
        static Stream<Golden> events() throws IOException {
            return golden().stream().filter(Golden::isEvent);
        }

        private static List<Golden> golden() throws IOException {
            return Released.golden();
        }

        /** Fails when the feed insists on knowing every field or every header. */
        @ParameterizedTest(name = "{index}")
        @MethodSource("events")
        void may_say_more_everywhere_and_is_read_as_if_it_did_not(Golden golden) {
            Golden more = golden.sayingMore();
            assertThat(more.value().toString()).contains("\"later\"");
            PublishedRecord read = ReadExample.of(more.onTopic(), more.received());
            assertThat(read.event())
                    .isEqualTo(ReadExample.of(golden.onTopic(), golden.received()).event());
            assertThat(read.header("ce_later")).isEqualTo("later");
        }

        /** Fails when the schemas that are shipped are closed. */
        @Test
        void is_as_the_schemas_of_today_have_it() throws IOException {
            assertValid(
                    new SchemaJudge(ShippedContract.schemas()),
                    golden().stream().map(Golden::sayingMore));
        }
    }

    /** Fails when a schema is narrower than what may be added. */
    @Test
    void what_is_sent_today_is_as_the_released_schemas_have_it() throws IOException {
        Set<String> released = Released.schemas().keySet();
        assertValid(
                new SchemaJudge(Released.schemas()),
                Examples.types()
                        .filter(type -> released.contains(type.getSimpleName()))
                        .flatMap(Golden::sentToday));
    }

    private static void assertValid(SchemaJudge judge, Stream<Golden> records) {
        SoftAssertions all = new SoftAssertions();
        records.forEach(
                record ->
                        all.assertThat(judge.complaints(record.headers(), record.value()))
                                .as("%s", record)
                                .isEmpty());
        all.assertAll();
    }
}
