package io.incidentledger.faults;

import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One request that a client may send, chosen at random: some that are recorded, some that depend on
 * what is recorded, some that must be refused.
 *
 * @param path below the incident
 * @param events how many events it leads to
 * @param bound whether it goes with If-Match
 */
record Wish(String path, String body, int events, boolean bound) {
    static final int SERVICES = 4;
    static final int TENANTS = 3;

    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
    private static final String[] SEVERITIES = {"CRITICAL", "HIGH", "MEDIUM", "LOW"};

    /** No two facts are at the same time, so their order in the world is never in doubt. */
    private static final AtomicLong SECONDS = new AtomicLong();

    static Wish any(Random random, String token) {
        String service = "service-" + random.nextInt(SERVICES);
        String tenant = "tenant-" + random.nextInt(TENANTS);
        String when = now();
        String note = "{\"text\": \"%s\", \"occurredAt\": \"%s\"}".formatted(token, when);
        String severity = SEVERITIES[random.nextInt(SEVERITIES.length)];
        return switch (random.nextInt(20)) {
            case 0 -> new Wish("reclassifications", classified("DREADFUL", token, when), 1, false);
            case 1, 2 -> new Wish("notes", note, 1, true);
            case 3, 4, 5 ->
                    new Wish("reclassifications", classified(severity, token, when), 1, false);
            case 6, 7, 8 ->
                    new Wish("disruptions", offline("", service, tenant, token, when), 1, false);
            case 9, 10, 11 ->
                    new Wish(
                            "restorations",
                            """
                            {"service": "%s", "tenants": ["%s"], "note": "%s", "occurredAt": "%s"}
                            """
                                    .formatted(service, tenant, token, when),
                            1,
                            false);
            case 12, 13 ->
                    new Wish(
                            "commands",
                            "{\"commands\": [%s, {\"type\": \"LogNote\", \"text\": \"%s\"}]}"
                                    .formatted(
                                            offline(
                                                    "\"type\": \"TakeServiceOffline\", ",
                                                    service,
                                                    tenant,
                                                    token,
                                                    when),
                                            token),
                            2,
                            false);
            default -> new Wish("notes", note, 1, false);
        };
    }

    /** A moment later than any before. */
    static String now() {
        return BEGIN.plusSeconds(SECONDS.incrementAndGet()).toString();
    }

    private static String classified(String severity, String token, String when) {
        return "{\"severity\": \"%s\", \"reason\": \"%s\", \"occurredAt\": \"%s\"}"
                .formatted(severity, token, when);
    }

    private static String offline(
            String type, String service, String tenant, String token, String when) {
        return """
        {%s"service": "%s", "tenants": ["%s"], "cause": "ISOLATION", "reason": "%s",
         "occurredAt": "%s"}
        """
                .formatted(type, service, tenant, token, when);
    }
}
