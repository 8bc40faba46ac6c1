package io.incidentledger.api.stream;

import java.util.Map;

/**
 * The keys of an event's metadata in the store. All values are text. Each travels as the header
 * that {@link #HEADERS} names.
 */
public final class MetadataKey {
    public static final String ACTOR_ISSUER = "issuer";
    public static final String ACTOR_SUBJECT = "subject";
    public static final String ROLES = "roles";
    public static final String DECIDED_BY = "decidedBy";
    public static final String REPORTED_BY = "reportedBy";
    public static final String MARKING = "marking";
    public static final String COMMAND = "command";
    public static final String CORRELATION = "correlation";
    public static final String CAUSATION = "causation";
    public static final String TRACE = "trace";
    public static final String CATALOGUE_VERSION = "catalogueVersion";

    /** Metadata key to header key. */
    public static final Map<String, String> HEADERS =
            Map.ofEntries(
                    Map.entry(ACTOR_ISSUER, RecordHeader.ACTOR_ISSUER),
                    Map.entry(ACTOR_SUBJECT, RecordHeader.ACTOR_SUBJECT),
                    Map.entry(ROLES, RecordHeader.ROLES),
                    Map.entry(DECIDED_BY, RecordHeader.DECIDED_BY),
                    Map.entry(REPORTED_BY, RecordHeader.REPORTED_BY),
                    Map.entry(MARKING, RecordHeader.MARKING),
                    Map.entry(COMMAND, RecordHeader.COMMAND),
                    Map.entry(CORRELATION, RecordHeader.CORRELATION),
                    Map.entry(CAUSATION, RecordHeader.CAUSATION),
                    Map.entry(TRACE, RecordHeader.TRACE),
                    Map.entry(CATALOGUE_VERSION, RecordHeader.CATALOGUE_VERSION));

    private MetadataKey() {}
}
