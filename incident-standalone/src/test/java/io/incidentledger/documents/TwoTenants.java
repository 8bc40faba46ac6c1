package io.incidentledger.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.standalone.SharedProduct;

import tools.jackson.databind.JsonNode;

/**
 * Two tenants, walk-a and walk-b, and what happens to them. Whatever is not for the first is named
 * like the second.
 *
 * @param both an incident that disrupts both
 * @param anothers one that disrupts the second alone
 */
record TwoTenants(String both, String anothers) {
    /** What is never to be seen by somebody of the first tenant. */
    static final String ANOTHERS = "walk-b";

    static TwoTenants in(SharedProduct product) throws Exception {
        JsonNode catalogue =
                product.api()
                        .post(
                                "/api/catalogue/commands",
                                """
                                {"commands": [
                                {"type": "RegisterSite", "site": "walk-b-site",
                                "name": "walk-b site"},
                                {"type": "RegisterService", "service": "walk-mail",
                                "name": "Walk mail"},
                                {"type": "RegisterService", "service": "walk-b-pay",
                                "name": "walk-b pay", "site": "walk-b-site",
                                "dependsOn": ["walk-mail"]},
                                {"type": "RegisterTenant", "tenant": "walk-a", "name": "Walk A"},
                                {"type": "RegisterTenant", "tenant": "walk-b",
                                "name": "walk-b e.V."},
                                {"type": "Subscribe", "tenant": "walk-a", "service": "walk-mail"},
                                {"type": "Subscribe", "tenant": "walk-b", "service": "walk-mail",
                                "alias": "walk-b post"},
                                {"type": "Subscribe", "tenant": "walk-b",
                                "service": "walk-b-pay"}]}
                                """)
                        .body();
        product.api().get("/api/catalogue?after=" + catalogue.path("after").asString());
        String both = declared(product, "Mail is out");
        String anothers = declared(product, "Pay is out");
        record(
                product,
                both,
                "disruptions",
                """
                {"service": "walk-mail", "tenants": ["walk-a", "walk-b"], "cause": "ISOLATION",
                "reason": "walk-b asked"}
                """);
        record(
                product,
                both,
                "steps",
                """
                {"step": "walk-b step", "kind": "RESTART", "name": "walk-b restart"}
                """);
        record(
                product,
                both,
                "notes",
                """
                {"text": "walk-b is angry"}
                """);
        record(
                product,
                both,
                "site-shutdowns",
                """
                {"site": "walk-b-site", "cause": "ISOLATION"}
                """);
        record(
                product,
                both,
                "corrections",
                """
                {"entry": "%s@1", "reason": "walk-b misread", "replacement":
                {"type": "TakeServiceOffline", "service": "walk-mail",
                "tenants": ["walk-a", "walk-b"], "cause": "RECOVERY_STEP", "step": "walk-b step"}}
                """
                        .formatted(both));
        record(
                product,
                both,
                "investigation/commands",
                """
                {"commands": [
                {"type": "RegisterEvidence", "evidence": "walk-b-disk", "description": "walk-b",
                "acquiredBy": "walk-b", "heldBy": "walk-b"},
                {"type": "PlaceLegalHold", "hold": "walk-b-mails", "scope": "walk-b",
                "reason": "walk-b"},
                {"type": "StateFinding", "finding": "walk-b-1", "question": "Was data taken?",
                "statement": "walk-b", "source": "walk-b", "services": ["walk-b-pay"],
                "tenants": ["walk-a", "walk-b"], "kindsOfData": ["walk-b"],
                "assessment": "SUSPECTED", "basis": {"evidence": ["walk-b-disk"]}},
                {"type": "StateFinding", "finding": "walk-b-2", "question": "walk-b?",
                "statement": "walk-b", "source": "walk-b", "tenants": ["walk-b"],
                "assessment": "SUSPECTED"}]}
                """);
        record(
                product,
                both,
                "commands",
                """
                {"commands": [
                {"type": "ReviseForecast", "service": "walk-mail", "tenants": ["walk-a", "walk-b"],
                "notForeseeable": true, "basis": "walk-b"},
                {"type": "EngageParty", "party": "walk-b", "kind": "OTHER", "name": "walk-b"},
                {"type": "RecordDecision", "title": "walk-b", "choice": "walk-b"},
                {"type": "HandOverRole", "role": "walk-b", "to": "walk-b"}]}
                """);
        record(
                product,
                both,
                "disruptions",
                """
                {"service": "walk-b-pay", "tenants": ["walk-b"], "cause": "ISOLATION",
                "despite": ["ALREADY_DISRUPTED"]}
                """);
        record(
                product,
                both,
                "workarounds",
                """
                {"workaround": "walk-b fax", "service": "walk-mail", "owner": "walk-b fax desk",
                "tenants": ["walk-a", "walk-b"], "limits": "walk-b alone"}
                """);
        record(
                product,
                both,
                "restorations",
                """
                {"service": "walk-b-pay", "tenants": ["walk-b"], "wave": "walk-b wave"}
                """);
        record(
                product,
                both,
                "notification/commands",
                """
                {"commands": [
                {"type": "RecordAwareness", "trigger": "CONTROLLER_BREACH_AWARENESS",
                "tenants": ["walk-a", "walk-b"], "knowledge": "walk-b", "regimes": ["GDPR"]},
                {"type": "SubmitNotification", "rule": "GDPR-33", "tenant": "walk-a",
                "authority": "Authority", "channel": "walk-b", "reference": "walk-b"},
                {"type": "SubmitNotification", "rule": "GDPR-33", "tenant": "walk-b",
                "authority": "walk-b", "channel": "walk-b"},
                {"type": "RecordAuthorityRequest", "authority": "walk-b", "content": "walk-b"}]}
                """);
        record(
                product,
                both,
                "commands",
                """
                {"commands": [
                {"type": "DraftUpdate", "update": "walk-b 1", "text": "walk-b",
                "audience": {"kind": "TENANTS", "tenants": ["walk-b"]}},
                {"type": "ReleaseUpdate", "update": "walk-b 1", "channel": "walk-b",
                "emergency": "walk-b"},
                {"type": "DraftUpdate", "update": "walk-b 2", "text": "Mail is slow",
                "audience": {"kind": "TENANTS", "tenants": ["walk-a", "walk-b"]}},
                {"type": "ReleaseUpdate", "update": "walk-b 2", "channel": "walk-b",
                "emergency": "walk-b"},
                {"type": "LinkIncident", "other": "%s", "relation": "CAUSED_BY",
                "reason": "walk-b"}]}
                """
                        .formatted(anothers));
        record(
                product,
                anothers,
                "disruptions",
                """
                {"service": "walk-b-pay", "tenants": ["walk-b"], "cause": "ATTACK",
                "kind": "OFFLINE"}
                """);
        return new TwoTenants(both, anothers);
    }

    private static String declared(SharedProduct product, String title) throws Exception {
        return product.api()
                .post(
                        "/api/incidents",
                        """
                        {"nature": "SECURITY", "severity": "LOW", "title": "%s",
                        "summary": "walk-b called"}
                        """
                                .formatted(title))
                .body()
                .path("incident")
                .asString();
    }

    private static void record(
            SharedProduct product, String incident, String resource, String statement)
            throws Exception {
        var reply =
                product.api().post("/api/incidents/%s/%s".formatted(incident, resource), statement);
        assertThat(reply.status()).as("%s", reply.body()).isEqualTo(201);
        product.api().get("/api/board?after=" + reply.body().path("after").asString());
    }
}
