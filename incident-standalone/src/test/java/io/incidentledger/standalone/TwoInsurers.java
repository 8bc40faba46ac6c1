package io.incidentledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.io.IOException;

/**
 * An incident of two insurers in a shared product, told over HTTP.
 *
 * @param api the product
 * @param prefix of the insurers, whose ids end in {@code -a} and {@code -b}
 * @param incident its id
 */
record TwoInsurers(Api api, String prefix, String incident) {
    static TwoInsurers in(SharedProduct product, String prefix) throws Exception {
        Api api = product.api();
        Api.Reply catalogue =
                api.post(
                        "/api/catalogue/commands",
                        """
                        {"commands": [
                        {"type": "RegisterTenant", "tenant": "%1$s-a", "name": "A"},
                        {"type": "RegisterTenant", "tenant": "%1$s-b", "name": "B"},
                        {"type": "RegisterService", "service": "%1$s-mail", "name": "Mail"},
                        {"type": "Subscribe", "tenant": "%1$s-a", "service": "%1$s-mail"},
                        {"type": "Subscribe", "tenant": "%1$s-b", "service": "%1$s-mail"}]}
                        """
                                .formatted(prefix));
        assertThat(catalogue.status()).as("%s", catalogue.body()).isEqualTo(201);
        TwoInsurers told = new TwoInsurers(api, prefix, declared(api));
        told.say(
                "disruptions",
                """
                {"service": "%1$s-mail", "tenants": ["%1$s-a", "%1$s-b"], "cause": "ISOLATION",
                "occurredAt": "2023-04-27T08:00:00+02:00"}
                """
                        .formatted(prefix));
        return told;
    }

    /** Another incident. */
    static String declared(Api api) throws Exception {
        return api.post(
                        "/api/incidents",
                        """
                        {"nature": "SECURITY", "severity": "HIGH", "title": "Mail is out",
                        "occurredAt": "2023-04-27T08:00:00+02:00"}
                        """)
                .body()
                .path("incident")
                .asString();
    }

    /** Says something; answers the last entry that was recorded. */
    String say(String resource, String statement) throws Exception {
        return sayAs("tester", resource, statement);
    }

    String sayAs(String subject, String resource, String statement) throws Exception {
        Api.Reply reply = post(subject, resource, statement);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        String after = reply.body().path("after").asString();
        api.get("/api/board?after=" + after);
        return after;
    }

    /** The code of a refusal. */
    String refusal(String subject, String resource, String statement) throws Exception {
        return post(subject, resource, statement).body().path("code").asString();
    }

    private Api.Reply post(String subject, String resource, String statement) throws Exception {
        return api.postAs(subject, "/api/incidents/%s/%s".formatted(incident, resource), statement);
    }

    JsonNode read(String resource) throws IOException, InterruptedException {
        return api.get("/api/incidents/%s/%s".formatted(incident, resource)).body();
    }

    /** When an entry was recorded. */
    String recordedAt(String entry) throws IOException, InterruptedException {
        for (JsonNode item : read("timeline?limit=200").path("items")) {
            if (item.path("entry").asString().equals(entry)) {
                return item.path("recordedAt").asString();
            }
        }
        throw new AssertionError("There is no " + entry);
    }
}
