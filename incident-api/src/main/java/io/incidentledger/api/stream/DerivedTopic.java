package io.incidentledger.api.stream;

/**
 * The topics that are derived from the others: the last record of a key says how it stands now.
 * They hold nothing that the {@link Topic}s do not, and nothing of ours reads them. One partition
 * each, so that whoever reads them sees one order.
 */
public enum DerivedTopic {
    /** How each service is for each tenant, keyed by {@code service/tenant}, compacted. */
    SERVICE_STATUS("incident.service-status.v1"),

    /** What each incident is, keyed by incident id, compacted. */
    SUMMARY("incident.summary.v1");

    /** How many partitions each has, for ever. */
    public static final int PARTITIONS = 1;

    private final String topicName;

    DerivedTopic(String topicName) {
        this.topicName = topicName;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }
}
