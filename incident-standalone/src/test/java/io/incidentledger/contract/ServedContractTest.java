package io.incidentledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.standalone.SharedProduct;
import io.incidentledger.wire.connection.KafkaConnection;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.Set;

/** The contract over HTTP, to whoever asks. */
@ExtendWith(SharedProduct.Provider.class)
class ServedContractTest {
    /** Fails when a schema is not served where the description of the topics refers to it. */
    @Test
    void every_file_that_the_description_refers_to_is_there(SharedProduct product)
            throws Exception {
        URI description = product.api().address().resolve("/asyncapi.yaml");
        JsonNode document = YAMLMapper.shared().readTree(get(product, description).body());
        assertThat(document).isEqualTo(YAMLMapper.shared().readTree(shipped("asyncapi.yaml")));
        assertThat(document.findValuesAsString("$ref"))
                .filteredOn(reference -> !reference.startsWith("#"))
                .hasSizeGreaterThan(2 * 60)
                .allSatisfy(
                        reference ->
                                assertThat(
                                                get(product, description.resolve(reference))
                                                        .statusCode())
                                        .isEqualTo(200));
    }

    /** The header {@code ce_dataschema} names a schema by its {@code $id}. */
    @Test
    void a_schema_is_found_by_the_last_part_of_its_id(SharedProduct product) throws Exception {
        HttpResponse<String> answer =
                get(product, product.api().address().resolve("/schemas/NoteLogged.json"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/schema+json");
        assertThat(answer.body()).isEqualTo(shipped("schemas/NoteLogged.json"));
        assertThat(Values.of(answer.body()).path("$id").asString())
                .isEqualTo(
                        Golden.sentToday(IncidentEvent.NoteLogged.class)
                                .findFirst()
                                .orElseThrow()
                                .headers()
                                .get("ce_dataschema"));
    }

    /** Fails when the topics are created with other settings than those described. */
    @Test
    void the_topics_are_as_they_are_described(SharedProduct product) throws Exception {
        try (Admin admin =
                Admin.create(product.parts().getBean(KafkaConnection.class).properties())) {
            for (JsonNode channel : AsyncApi.made().path("channels")) {
                String topic = channel.path("address").asString();
                JsonNode described = channel.at("/bindings/kafka");
                assertThat(admin.describeTopics(Set.of(topic)).allTopicNames().get().get(topic))
                        .returns(
                                described.path("partitions").asInt(), it -> it.partitions().size());
                ConfigResource name = new ConfigResource(ConfigResource.Type.TOPIC, topic);
                Config settings =
                        Objects.requireNonNull(
                                admin.describeConfigs(Set.of(name)).all().get().get(name));
                described
                        .path("topicConfiguration")
                        .forEachEntry(
                                (setting, value) ->
                                        assertThat(settings.get(setting).value())
                                                .as("%s of %s", setting, topic)
                                                .isEqualTo(
                                                        value.isArray()
                                                                ? value.path(0).asString()
                                                                : value.asString()));
            }
        }
    }

    @Test
    void there_is_no_other_schema(SharedProduct product) throws Exception {
        for (String path : new String[] {"/schemas/CoffeeBrewed.json", "/schemas/asyncapi.yaml"}) {
            assertThat(product.api().status(path)).as(path).isEqualTo(404);
        }
    }

    private static String shipped(String file) {
        return Objects.requireNonNull(ShippedContract.made().get(file));
    }

    private static HttpResponse<String> get(SharedProduct product, URI address) {
        try {
            return product.api()
                    .http()
                    .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
