package io.incidentledger.api.stream;

import java.util.Set;

/**
 * The header keys of a published record: CloudEvents 1.0 in Kafka's binary mode. Values are UTF-8
 * text. The value of the record is the event's JSON, byte for byte as it is stored.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents,
 *     Kafka protocol binding</a>
 */
public final class RecordHeader {
    /** Always {@code 1.0}. */
    public static final String SPEC_VERSION = "ce_specversion";

    /** The event's UUID (version 7); the same in the store and on every delivery. */
    public static final String ID = "ce_id";

    /** The installation that recorded the event, a URI reference. */
    public static final String SOURCE = "ce_source";

    /** The event's simple name, such as {@code ServiceTakenOffline}. */
    public static final String TYPE = "ce_type";

    /**
     * recordedAt: RFC 3339, UTC, six fractional digits; never decreasing along {@link #POSITION}.
     */
    public static final String TIME = "ce_time";

    /** The incident's id, or {@code catalogue}. Equal to the record's key. */
    public static final String SUBJECT = "ce_subject";

    /** The URI of the JSON Schema of the value. */
    public static final String DATA_SCHEMA = "ce_dataschema";

    /** Always {@code application/json}. */
    public static final String CONTENT_TYPE = "content-type";

    /** The stream that the event belongs to, such as {@code INC-2026-000123}. */
    public static final String STREAM = "ce_stream";

    /** The event's place in its stream, from 0, without holes. */
    public static final String SEQUENCE = "ce_sequence";

    /** The event's place in the total order of everything recorded, from 0, without holes. */
    public static final String POSITION = "ce_position";

    /** The record's place in its partition of its topic, from 0, without holes. */
    public static final String NUMBER = "ce_number";

    /** Who issued the token of the one who typed the command. */
    public static final String ACTOR_ISSUER = "ce_actorissuer";

    /** The pseudonymous subject of that token. */
    public static final String ACTOR_SUBJECT = "ce_actorsubject";

    /** The actor's roles, separated by commas. */
    public static final String ROLES = "ce_roles";

    /** Who decided it, as asserted; absent when nobody was named. */
    public static final String DECIDED_BY = "ce_decidedby";

    /** Who observed it, as asserted; absent when nobody was named. */
    public static final String REPORTED_BY = "ce_reportedby";

    /** The audience marking: a TLP 2.0 label. */
    public static final String MARKING = "ce_marking";

    /** The id of the command, shared by all events of one request. */
    public static final String COMMAND = "ce_command";

    /** What the whole exchange belongs to. */
    public static final String CORRELATION = "ce_correlation";

    /** What directly caused it. */
    public static final String CAUSATION = "ce_causation";

    /** The W3C trace context of the request. */
    public static final String TRACE = "ce_traceparent";

    /** The sequence of the catalogue that the decision was made with; -1 for none. */
    public static final String CATALOGUE_VERSION = "ce_catalogueversion";

    /** Those that not every record has; all others stand on each. */
    public static final Set<String> OPTIONAL = Set.of(DECIDED_BY, REPORTED_BY, CAUSATION);

    private RecordHeader() {}
}
