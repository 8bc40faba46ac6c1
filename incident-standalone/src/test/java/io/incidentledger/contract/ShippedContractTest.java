package io.incidentledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.api.stream.Topic;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The contract that is shipped is the one that the code has. Fails when a component is added, or
 * its Javadoc changed, and the files are not.
 */
class ShippedContractTest {
    private static final String HOW =
            "Write it anew: ./mvnw -pl incident-standalone -am test -Dtest=ShippedContractTest"
                    + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true";

    @BeforeAll
    static void write_on_demand() throws IOException {
        if (Boolean.getBoolean("contract.write")) {
            ShippedContract.write();
            Released.keep();
        }
    }

    @Test
    void every_file_is_as_it_is_made_of_the_code() {
        SoftAssertions files = new SoftAssertions();
        ShippedContract.made()
                .forEach(
                        (file, text) ->
                                files.assertThat(ShippedContract.FOLDER.resolve(file))
                                        .as("%s differs. %s", file, HOW)
                                        .exists()
                                        .hasContent(text));
        files.assertAll();
    }

    @Test
    void there_is_no_other_file() throws IOException {
        try (Stream<Path> files = Files.walk(ShippedContract.FOLDER)) {
            assertThat(files.filter(Files::isRegularFile))
                    .as(HOW)
                    .map(file -> ShippedContract.FOLDER.relativize(file).toString())
                    .containsExactlyInAnyOrderElementsOf(ShippedContract.made().keySet());
        }
    }

    @Test
    void every_type_stands_on_one_topic_and_has_a_schema() {
        assertThat(
                        Stream.concat(
                                Stream.of(Topic.values()).flatMap(AsyncApi::types),
                                AsyncApi.derivedTypes()))
                .map(Class::getSimpleName)
                .doesNotHaveDuplicates()
                .containsAll(EventTypes.BY_NAME.keySet())
                .allMatch(ShippedContract.schemas()::containsKey);
    }

    /**
     * By AsyncAPI's own schema, as <a
     * href="https://github.com/asyncapi/spec-json-schemas">published under Apache-2.0</a>. Fails
     * when a word of the description is misspelt or misplaced.
     */
    @Test
    void the_description_is_valid_asyncapi() throws IOException {
        try (InputStream packed = getClass().getResourceAsStream("/asyncapi/3.0.0.json.gz")) {
            SchemaJudge official =
                    new SchemaJudge(
                            Map.of(
                                    "AsyncAPI",
                                    JsonMapper.shared().readTree(new GZIPInputStream(packed))));
            ObjectNode description = AsyncApi.made();
            assertThat(official.complaints("AsyncAPI", description)).isEmpty();
            description.withObject("channels").withObject("events").put("adress", "nowhere");
            assertThat(official.complaints("AsyncAPI", description))
                    .anyMatch(complaint -> complaint.contains("adress"));
        }
    }

    /** Fails when the closed schemas let pass what they do not name. */
    @Test
    void the_strict_copy_refuses_what_is_not_described() {
        Map<String, String> headers =
                Map.of("ce_dataschema", PayloadSchemas.ID + "NoteLogged", "ce_mood", "good");
        assertThat(
                        SchemaJudge.strict()
                                .complaints(
                                        headers,
                                        Values.of(
                                                """
                                                {"type": "NoteLogged", "mood": "good",
                                                 "clocks": {"occurredAt": {"sky": "blue"}}}
                                                """)))
                .anyMatch(it -> it.startsWith("RecordHeader") && it.contains("ce_mood"))
                .anyMatch(it -> it.startsWith("RecordHeader") && it.contains("ce_id"))
                .anyMatch(it -> it.startsWith("NoteLogged") && it.contains("mood"))
                .anyMatch(it -> it.startsWith("NoteLogged/clocks/occurredAt") && it.contains("sky"))
                .anyMatch(it -> it.startsWith("NoteLogged") && it.contains("'incident'"))
                .anyMatch(it -> it.startsWith("The schema is"));
    }
}
