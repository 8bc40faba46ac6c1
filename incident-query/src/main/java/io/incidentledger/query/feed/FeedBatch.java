package io.incidentledger.query.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.wire.json.Json;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JacksonException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one poll brought: events to be applied; watermarks go straight to the progress.
 *
 * @param partitions the events, by partition
 */
record FeedBatch(List<PartitionBatch> partitions) {
    private static final Logger LOG = LoggerFactory.getLogger(FeedBatch.class);

    static FeedBatch read(
            Progress progress, Map<Slot, List<ConsumerRecord<byte[], byte[]>>> polled) {
        List<PartitionBatch> partitions = new ArrayList<>();
        polled.forEach(
                (slot, records) -> {
                    if (slot.topic() == Topic.PUBLICATION) {
                        readWatermarks(progress, slot, records);
                    } else {
                        PartitionBatch batch =
                                PartitionBatch.read(
                                        progress.position(slot), records, progress.discards());
                        if (batch.halt() != null) {
                            LOG.error("The partition {} is halted: {}", slot, batch.halt());
                        }
                        partitions.add(batch);
                    }
                });
        return new FeedBatch(partitions);
    }

    private static void readWatermarks(
            Progress progress, Slot slot, List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> raw : records) {
            try {
                progress.watermark(raw.offset(), raw.leaderEpoch().orElse(null), watermark(raw));
            } catch (UnreadableRecord | JacksonException unreadable) {
                Halt halt =
                        Halt.at(slot, raw.offset(), "is no watermark: " + unreadable.getMessage());
                LOG.error("The partition {} is halted: {}", slot, halt);
                progress.halt(halt, slot);
                return;
            }
        }
    }

    private static Watermark watermark(ConsumerRecord<byte[], byte[]> raw) {
        if (raw.key() == null
                || raw.value() == null
                || !Watermark.KEY.equals(new String(raw.key(), UTF_8))) {
            throw new UnreadableRecord("its key or value is missing or foreign");
        }
        return Json.EVENTS.readValue(raw.value(), Watermark.class);
    }
}
