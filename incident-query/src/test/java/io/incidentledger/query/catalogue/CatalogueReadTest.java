package io.incidentledger.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Reads;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class CatalogueReadTest {
    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        reads.publisher().publish(Facts.site("munich"));
        reads.publisher().publish(Facts.service("eau"));
        reads.publisher().publish(Facts.tenant("aok"));
        reads.publisher().publish(Facts.subscribed("aok", "eau", "first"));
        reads.publisher()
                .publish(
                        new SubscriptionRevised(
                                new TenantId("aok"),
                                new ServiceId("eau"),
                                List.of(),
                                "second",
                                List.of(),
                                Facts.at("20:00")));
        reads.publisher()
                .publish(new ServiceRetired(new ServiceId("eau"), "done", Facts.at("22:00")));
        read("?after=catalogue@5");
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void is_told_as_it_is_now() {
        JsonNode now = read("");
        assertThat(now.at("/sites/0").toString())
                .isEqualTo("{\"site\":\"munich\",\"name\":\"Site munich\"}");
        assertThat(now.at("/tenants/0").toString())
                .isEqualTo("{\"tenant\":\"aok\",\"name\":\"Tenant aok\",\"provisional\":false}");
        assertThat(now.path("services")).isEmpty();
        assertThat(now.at("/subscriptions/0/alias").asString()).isEqualTo("second");
    }

    @Test
    void is_told_as_it_was() {
        JsonNode then = read("?validAt=2023-04-24T19:59:59.999999Z");
        assertThat(then.at("/services/0").toString())
                .isEqualTo(
                        "{\"service\":\"eau\",\"name\":\"Service eau\",\"criticality\":\"HIGH\","
                                + "\"protectionClass\":\"NORMAL\",\"clientele\":\"CUSTOMERS\","
                                + "\"dependsOn\":[],\"provisional\":false}");
        assertThat(then.at("/subscriptions/0").toString())
                .isEqualTo(
                        "{\"service\":\"eau\",\"tenant\":\"aok\",\"alias\":\"first\","
                                + "\"sites\":[\"munich\"]}");
        assertThat(read("?validAt=2023-04-24T20:00:00Z").at("/subscriptions/0/alias").asString())
                .isEqualTo("second");
    }

    @Test
    void leaves_no_pair_of_a_retired_service_on_the_board() {
        assertThat(reads.observer().get("/api/board").json().path("items")).isEmpty();
        assertThat(
                        reads.observer()
                                .get("/api/board?validAt=2023-04-24T21:00:00Z")
                                .json()
                                .path("items"))
                .hasSize(1);
    }

    private static JsonNode read(String query) {
        return reads.observer().get("/api/catalogue" + query).json();
    }
}
