package io.incidentledger.query.summary;

import java.util.Map;

/**
 * Where the projections are.
 *
 * @param url jdbc:postgresql://…
 * @param tls what the driver needs for TLS; empty for none
 */
public record SummaryAddress(String url, String user, String password, Map<String, String> tls) {
    public SummaryAddress {
        tls = Map.copyOf(tls);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "SummaryAddress[url=%s, user=%s]".formatted(url, user);
    }
}
