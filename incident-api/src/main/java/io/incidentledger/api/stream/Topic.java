package io.incidentledger.api.stream;

/**
 * The topics of the product and the number of their partitions, which never changes: another number
 * would move keys between partitions and break the order of an incident.
 */
public enum Topic {
    /** Every event of every incident, keyed by incident id, kept for ever, never compacted. */
    EVENTS("incident.events.v1", 12, false),

    /** Every event of the catalogue, keyed by {@code catalogue}, kept for ever. */
    CATALOGUE("incident.catalogue.v1", 1, false),

    /** The {@link Watermark}, keyed by {@code watermark}, compacted. */
    PUBLICATION("incident.publication.v1", 1, true);

    private final String topicName;
    private final int partitions;
    private final boolean compacted;

    Topic(String topicName, int partitions, boolean compacted) {
        this.topicName = topicName;
        this.partitions = partitions;
        this.compacted = compacted;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** How many partitions it has, for ever; at least 1. */
    public int partitions() {
        return partitions;
    }

    /** Whether only the last record of a key is kept. */
    public boolean compacted() {
        return compacted;
    }
}
