package io.incidentledger.query.feed;

import io.incidentledger.query.feed.FeedPosition.Slot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is to be applied and what is to be kept aside.
 *
 * @param apply in order
 * @param park what cannot be applied, and everything behind it about the same subject
 */
record Sorted(List<PublishedRecord> apply, List<ParkedRecord> park) {
    Sorted {
        apply = List.copyOf(apply);
        park = List.copyOf(park);
    }

    /** Sorts, knowing who is parked already. */
    static Sorted of(List<PartitionBatch> batches, Set<String> parked) {
        List<PublishedRecord> apply = new ArrayList<>();
        List<ParkedRecord> park = new ArrayList<>();
        Set<String> aside = new HashSet<>(parked);
        for (PartitionBatch batch : batches) {
            for (Step step : batch.steps()) {
                switch (step) {
                    case Step.Unreadable bad -> {
                        park.add(ParkedRecord.of(bad));
                        aside.add(bad.subject());
                    }
                    case Step.Next good when aside.contains(good.record().event().subject()) ->
                            park.add(ParkedRecord.behind(good));
                    case Step.Next good -> apply.add(good.record());
                    case Step.Repeated _, Step.Discarded _ -> {}
                }
            }
        }
        return new Sorted(apply, park);
    }

    /** Whose records are kept aside. */
    Map<String, Slot> subjects() {
        Map<String, Slot> subjects = new HashMap<>();
        park.forEach(record -> subjects.put(record.subject(), record.slot()));
        return subjects;
    }
}
