package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.TreeMap;

/** Numbers and positions are ten apart here: number 3 is at position 30. */
class TailTest {
    @Test
    void ofAnEmptyLaneHasNoNumber() {
        assertThat(Tail.EMPTY.lastWithoutHole(-1)).isEqualTo(-1);
        assertThat(Tail.EMPTY.anchoredAt(100)).isFalse();
    }

    @Test
    void endsAtTheHighestNumber() {
        assertThat(tail(3, 4, 5).lastWithoutHole(30)).isEqualTo(5);
        assertThat(tail(3, 4, 5).lastWithoutHole(100)).isEqualTo(5);
    }

    /** Fails when it takes the highest number: 6 would never be sent. */
    @Test
    void endsBeforeAHoleThatARefusedRecordLeft() {
        assertThat(tail(3, 4, 5, 7, 8).lastWithoutHole(40)).isEqualTo(5);
    }

    @Test
    void knowsOfNoHoleInWhatWasAcknowledged() {
        assertThat(tail(3, 5, 6).lastWithoutHole(50)).isEqualTo(6);
    }

    @Test
    void beginsAtZeroWhenNothingWasAcknowledged() {
        assertThat(tail(0, 1, 2).lastWithoutHole(-1)).isEqualTo(2);
        assertThat(tail(1, 2).lastWithoutHole(-1)).isEqualTo(-1);
    }

    private static Tail tail(long... numbers) {
        TreeMap<Long, Tail.Entry> records = new TreeMap<>();
        for (long number : numbers) {
            records.put(number, new Tail.Entry(number * 10, "id-" + number));
        }
        return new Tail(records);
    }
}
