package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Whether the store is what its clients were told. */
record StoreAudit(StoredEvents stored) {
    private static final Pattern TOKEN = Pattern.compile("token-[\\w-]+\\.");

    void check(List<Attempt> attempts) {
        Map<String, List<StoredEvent>> byToken = byToken();
        Set<String> asked = new HashSet<>();
        for (Attempt attempt : attempts) {
            asked.add(attempt.token());
            checkOne(attempt, byToken.getOrDefault(attempt.token(), List.of()));
        }
        assertThat(asked).as("what is stored was asked for").containsAll(byToken.keySet());
        stored.streams().forEach(StoreAudit::contiguous);
    }

    private static void checkOne(Attempt attempt, List<StoredEvent> found) {
        switch (attempt.fate()) {
            case ACKNOWLEDGED -> {
                assertThat(found).as("%s", attempt).hasSize(attempt.events());
                StoredEvent last = found.getLast();
                assertThat(last.stream() + "@" + last.sequence())
                        .as("%s", attempt)
                        .isEqualTo(attempt.entry());
            }
            case REFUSED -> assertThat(found).as("%s", attempt).isEmpty();
            case UNKNOWN -> assertThat(found.size()).as("%s", attempt).isIn(0, attempt.events());
        }
        if (attempt.expected() >= 0 && !found.isEmpty()) {
            assertThat(found.getFirst().sequence())
                    .as("nothing came between: %s", attempt)
                    .isEqualTo(attempt.expected() + 1);
        }
    }

    private static void contiguous(String stream, List<StoredEvent> rows) {
        assertThat(rows.stream().mapToLong(StoredEvent::sequence))
                .as(stream)
                .containsExactlyElementsOf(LongStream.range(0, rows.size()).boxed().toList());
    }

    private Map<String, List<StoredEvent>> byToken() {
        Map<String, List<StoredEvent>> found = new HashMap<>();
        for (StoredEvent row : stored.all()) {
            TOKEN.matcher(row.payloadText())
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .forEach(it -> found.computeIfAbsent(it, _ -> new ArrayList<>()).add(row));
        }
        return found;
    }
}
