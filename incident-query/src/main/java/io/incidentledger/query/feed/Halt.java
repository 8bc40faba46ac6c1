package io.incidentledger.query.feed;

/**
 * Why a partition is no longer read. Others go on.
 *
 * @param topic the topic's name
 * @param partition the partition
 * @param offset the offset of the record that cannot be applied
 * @param reason the end of a sentence that begins with that record
 */
public record Halt(String topic, int partition, long offset, String reason) {
    static Halt at(FeedPosition.Slot slot, long offset, String reason) {
        return new Halt(slot.topic().topicName(), slot.partition(), offset, reason);
    }

    @Override
    public String toString() {
        return "%s-%d@%d %s".formatted(topic, partition, offset, reason);
    }
}
