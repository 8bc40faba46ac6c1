package io.incidentledger.query.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.api.stream.Watermark;
import io.incidentledger.query.feed.FeedPosition.Slot;
import io.incidentledger.query.feed.PendingWatermarks.Advance;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class PendingWatermarksTest {
    private static final Slot PUBLICATION = new Slot(Topic.PUBLICATION, 0);

    private PendingWatermarks pending =
            PendingWatermarks.from(FeedPosition.start(PUBLICATION, new UUID(0, 0)));

    /** Fails when a watermark counts before its numbers are applied. */
    @Test
    void the_highest_of_which_all_numbers_are_applied_counts() {
        for (int i = 0; i < 4; i++) {
            pending = pending.with(i, 0, watermark(i));
        }
        Advance advance = applied(2);
        assertThat(advance.reached()).isEqualTo(watermark(2));
        assertThat(advance.after().stored().nextOffset()).isEqualTo(3);
    }

    /** Fails when the stored offset is that of the last watermark read. */
    @Test
    void the_stored_offset_stays_in_front_of_what_is_not_reached_yet() {
        pending = pending.with(0, 0, watermark(5)).with(1, 0, watermark(6));
        assertThat(applied(4).moves()).isFalse();
        assertThat(applied(5).after().stored().nextOffset()).isEqualTo(1);
        assertThat(applied(6).after().stored().nextOffset()).isEqualTo(2);
    }

    /** Fails when the last is among those that are forgotten. */
    @Test
    void however_many_wait_they_are_few_and_the_last_is_among_them() {
        for (int i = 0; i < 100_000; i++) {
            pending = pending.with(i, 0, watermark(i));
            assertThat(pending.waiting().getLast().offset()).isEqualTo(i);
        }
        assertThat(pending.waiting()).hasSizeLessThanOrEqualTo(PendingWatermarks.LIMIT);
        assertThat(applied(99_999).reached()).isEqualTo(watermark(99_999));
    }

    private Advance applied(long lastNumber) {
        return pending.advance(slot -> slot.topic() == Topic.EVENTS ? lastNumber + 1 : 0);
    }

    private static Watermark watermark(long number) {
        return new Watermark(
                number, Instant.EPOCH, Map.of(Topic.EVENTS.topicName(), Map.of("3", number)));
    }
}
