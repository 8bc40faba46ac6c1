package io.incidentledger.query.timeline;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Visibility;
import io.incidentledger.query.table.Times;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * Which entries; all of them where nothing is named.
 *
 * @param service that they are about
 * @param tenant that they name
 * @param actor who typed, decided or observed them
 * @param type their type of event
 * @param from they may have occurred at or after this moment
 * @param to they may have occurred at or before this moment
 */
record EntryFilter(
        @Nullable String service,
        @Nullable String tenant,
        @Nullable String actor,
        @Nullable String type,
        @Nullable Instant from,
        @Nullable Instant to) {
    /**
     * That an entry {@code e} passes; takes what {@link #putInto} puts. What may not be shown
     * passes no filter: that would tell what it says.
     */
    static final String PASSES =
            """
            (NOT CAST(:filtered AS boolean) OR %s)
            AND (CAST(:service AS text) IS NULL
                OR :service IN (e.payload ->> 'service', e.payload #>> '{replacement,service}'))
            AND (CAST(:tenant AS text) IS NULL
                OR (CAST(:mine AS text[]) IS NULL OR :tenant = ANY(CAST(:mine AS text[])))
                AND (e.payload #> '{tenants,ids}' @> to_jsonb(CAST(:tenant AS text))
                    OR e.payload #> '{replacement,tenants,ids}'
                        @> to_jsonb(CAST(:tenant AS text))))
            AND (CAST(:actor AS text) IS NULL
                OR CAST(:mine AS text[]) IS NULL
                AND :actor IN (e.actor_subject, e.decided_by, e.reported_by))
            AND (CAST(:type AS text) IS NULL OR e.type = :type)
            AND (CAST(:from AS timestamptz) IS NULL OR e.occurred_latest >= :from)
            AND (CAST(:to AS timestamptz) IS NULL OR e.occurred_earliest <= :to)
            """
                    .formatted(Visibility.ofMarking("e.marking"));

    /** Everything. */
    static final EntryFilter ALL = new EntryFilter(null, null, null, null, null, null);

    /**
     * From the parameters of a request.
     *
     * @throws MalformedInput if one of them is malformed, or {@code type} is no type of event
     */
    static EntryFilter of(
            @Nullable String service,
            @Nullable String tenant,
            @Nullable String actor,
            @Nullable String type,
            @Nullable String from,
            @Nullable String to) {
        if (type != null && !EventTypes.BY_NAME.containsKey(type)) {
            throw new MalformedInput("type", "must be a type of event, not \"%s\"".formatted(type));
        }
        Text.limit("actor", actor, Text.REFERENCE);
        return new EntryFilter(
                Parameters.id(service, ServiceId::new),
                Parameters.id(tenant, TenantId::new),
                actor,
                type,
                Parameters.moment("from", from),
                Parameters.moment("to", to));
    }

    /** Puts what {@link #PASSES} takes, beside what {@link Visibility} does. */
    void putInto(Map<String, @Nullable Object> parameters) {
        parameters.put("filtered", !equals(ALL));
        parameters.put("service", service);
        parameters.put("tenant", tenant);
        parameters.put("actor", actor);
        parameters.put("type", type);
        parameters.put("from", from == null ? null : Times.of(from));
        parameters.put("to", to == null ? null : Times.of(to));
    }
}
