package io.incidentledger.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.SharedProduct;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

@ExtendWith(SharedProduct.Provider.class)
class WhoSeesHowItIsTest {
    /** Fails when details are shown to everybody, or a probe needs a token. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness", "/publication", "/projection"})
    void anybody_sees_whether_it_is_well_and_nothing_more(String group, SharedProduct product)
            throws Exception {
        String answer =
                product.api()
                        .http()
                        .send(
                                HttpRequest.newBuilder(
                                                product.api()
                                                        .address()
                                                        .resolve("/actuator/health" + group))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        assertThat(answer).contains("\"status\":\"UP\"").doesNotContain("components", "details");
    }

    /**
     * Fails when readiness of commands depends on Kafka, that of queries on a halted partition, or
     * liveness on anything.
     */
    @ParameterizedTest
    @CsvSource({
        "liveness, 'livenessState'",
        "readiness, 'projections, readinessState, store'",
        "publication, 'publisher'",
        "projection, 'feed, summary'"
    })
    void each_group_depends_on_this_alone(String group, String on, SharedProduct product)
            throws Exception {
        assertThat(
                        product.api()
                                .get("/actuator/health/" + group)
                                .body()
                                .path("components")
                                .propertyNames())
                .containsExactlyInAnyOrder(on.split(", "));
    }

    /** Fails when an administrator cannot see why. */
    @Test
    void an_administrator_sees_how_far_behind_it_is(SharedProduct product) throws Exception {
        var components = product.api().get("/actuator/health").body().path("components");
        assertThat(components.at("/publisher/details/lagSeconds").isNumber()).isTrue();
        assertThat(components.at("/feed/details/lagEvents").isNumber()).isTrue();
    }
}
