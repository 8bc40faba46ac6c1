package io.incidentledger.query.read;

import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Which rows a reader may see, as conditions of a statement, so that what may not be seen is
 * neither counted nor paged over. They take the parameters of {@link #parameters}.
 */
public final class Visibility {
    private Visibility() {}

    /** That a row of one tenant may be seen. */
    public static String ofTenant(String column) {
        return "(CAST(:mine AS text[]) IS NULL OR %s = ANY(CAST(:mine AS text[])))"
                .formatted(column);
    }

    /** That an incident may be known of: it has at any time disrupted a tenant of the reader's. */
    public static String ofIncident(String column) {
        return """
        (CAST(:mine AS text[]) IS NULL OR EXISTS (
            SELECT FROM disruption own
            WHERE own.incident = %s AND upper_inf(own.known)
              AND own.tenant = ANY(CAST(:mine AS text[]))))
        """
                .formatted(column);
    }

    /** That what is marked so may be seen. What has no marking is AMBER, as the contract says. */
    public static String ofMarking(String column) {
        return "(coalesce(%s, 'AMBER') = ANY(CAST(:markings AS text[])))".formatted(column);
    }

    /** What the conditions take; more can be put to it. */
    public static Map<String, @Nullable Object> parameters(Reader reader) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("mine", reader.tenantIds());
        parameters.put("markings", reader.markingNames());
        return parameters;
    }
}
