package io.incidentledger.command.publication;

import static java.util.Comparator.comparingLong;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order of the record. Transactions stay whole and go by their first index. One that holds an
 * event whose predecessor in its stream has no position waits for it, and others go ahead: whatever
 * order transaction ids come in, no stream is ever turned round.
 */
final class Order {
    /**
     * What one pass has decided.
     *
     * @param heads where the sequence ends now
     * @param lowestWaiting the lowest transaction that has to wait, if any
     */
    record Outcome(List<Placement> placements, Heads heads, OptionalLong lowestWaiting) {}

    private record Place(String stream, long sequence) {}

    private final Instant floor;
    private final List<Placement> placements = new ArrayList<>();
    private final Map<Lane, Long> numbers;
    private final Set<Place> placed = new HashSet<>();
    private final Map<Place, List<List<Candidate>>> waiting = new HashMap<>();
    private long position;
    private Instant recordedAt;

    private Order(Heads heads, Instant floor) {
        this.floor = floor;
        numbers = new HashMap<>(heads.numbers());
        position = heads.position();
        recordedAt = heads.recordedAt();
    }

    /**
     * Places what can be placed.
     *
     * @param candidates whole transactions, all below the horizon
     * @param heads where the sequence ends
     * @param floor nothing is recorded before this moment
     */
    static Outcome of(Collection<Candidate> candidates, Heads heads, Instant floor) {
        Order order = new Order(heads, floor);
        transactions(candidates).forEach(order::placeWithFollowers);
        return new Outcome(
                order.placements,
                new Heads(order.position, order.recordedAt, order.numbers),
                order.waiting.values().stream()
                        .flatMap(List::stream)
                        .mapToLong(transaction -> transaction.getFirst().transaction())
                        .min());
    }

    private static Collection<List<Candidate>> transactions(Collection<Candidate> candidates) {
        Map<Long, List<Candidate>> byFirstIndex = new LinkedHashMap<>();
        candidates.stream()
                .sorted(comparingLong(Candidate::globalIndex))
                .forEach(
                        candidate ->
                                byFirstIndex
                                        .computeIfAbsent(
                                                candidate.transaction(), id -> new ArrayList<>())
                                        .add(candidate));
        return byFirstIndex.values();
    }

    /** A loop and not a recursion: a chain may be as long as the burst. */
    private void placeWithFollowers(List<Candidate> first) {
        Deque<List<Candidate>> ready = new ArrayDeque<>(List.of(first));
        while (!ready.isEmpty()) {
            List<Candidate> transaction = ready.pop();
            Optional<Place> lacking = lackingPredecessor(transaction);
            if (lacking.isPresent()) {
                waiting.computeIfAbsent(lacking.get(), place -> new ArrayList<>()).add(transaction);
            } else {
                ready.addAll(place(transaction));
            }
        }
    }

    private Optional<Place> lackingPredecessor(List<Candidate> transaction) {
        Set<Place> own = new HashSet<>();
        for (Candidate event : transaction) {
            Place before = new Place(event.stream(), event.sequence() - 1);
            if (event.sequence() > 0
                    && !event.follows()
                    && !own.contains(before)
                    && !placed.contains(before)) {
                return Optional.of(before);
            }
            own.add(new Place(event.stream(), event.sequence()));
        }
        return Optional.empty();
    }

    /** Returns the transactions that waited for one of these events. */
    private List<List<Candidate>> place(List<Candidate> transaction) {
        recordedAt =
                Stream.concat(
                                Stream.of(recordedAt, floor),
                                transaction.stream().map(Candidate::recordedAt))
                        .max(naturalOrder())
                        .orElseThrow();
        List<List<Candidate>> released = new ArrayList<>();
        for (Candidate event : transaction) {
            Lane lane = Lane.of(event.aggregateType(), event.stream());
            long number = numbers.merge(lane, 0L, (last, none) -> last + 1);
            placements.add(
                    new Placement(++position, event.globalIndex(), lane, number, recordedAt));
            Place place = new Place(event.stream(), event.sequence());
            placed.add(place);
            List<List<Candidate>> followers = waiting.remove(place);
            if (followers != null) {
                released.addAll(followers);
            }
        }
        return released;
    }
}
