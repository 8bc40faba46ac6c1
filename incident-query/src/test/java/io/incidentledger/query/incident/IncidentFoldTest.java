package io.incidentledger.query.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.EntryCorrected;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.incident.Subject.Pair;
import io.incidentledger.query.incident.Subject.Site;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Random stories; the number of the repetition is the seed. */
class IncidentFoldTest {
    private static final int EVENTS = 40;
    private static final Facts FACTS = Facts.of("INC-2023-000001");
    private static final List<Pair> PAIRS =
            Stream.of("eau", "kim")
                    .flatMap(
                            service ->
                                    Stream.of("aok", "sbk", "tk")
                                            .map(
                                                    tenant ->
                                                            new Pair(
                                                                    new ServiceId(service),
                                                                    new TenantId(tenant))))
                    .toList();
    private static final Site MUNICH = new Site(new SiteId("munich"));

    @RepeatedTest(200)
    void an_entry_changes_no_row_that_it_does_not_touch(RepetitionInfo repetition) {
        IncidentFold fold = IncidentFold.of("INC-2023-000001", 0);
        for (IncidentEvent event : story(new Random(repetition.getCurrentRepetition()))) {
            Set<Subject> touched = fold.standing().touchedBy(event);
            IncidentFold after = fold.plus(event);
            for (Pair pair : PAIRS) {
                if (!touched.contains(pair)) {
                    assertThat(after.rows().disruptions(pair))
                            .isEqualTo(fold.rows().disruptions(pair));
                }
            }
            if (!touched.contains(MUNICH)) {
                assertThat(after.rows().outages(MUNICH)).isEqualTo(fold.rows().outages(MUNICH));
            }
            if (!touched.contains(new Subject.Whole())) {
                assertThat(after.rows().summary()).isEqualTo(fold.rows().summary());
            }
            fold = after;
        }
    }

    @RepeatedTest(200)
    void the_rows_are_what_a_replay_of_all_that_stands_gives(RepetitionInfo repetition) {
        List<IncidentEvent> story = story(new Random(repetition.getCurrentRepetition()));
        IncidentFold fold = IncidentFold.of("INC-2023-000001", 0);
        for (IncidentEvent event : story) {
            fold = fold.plus(event);
        }
        for (Pair pair : PAIRS) {
            assertThat(fold.rows().disruptions(pair).values().stream().map(DisruptionRow::phase))
                    .containsExactlyInAnyOrderElementsOf(replayed(story, pair));
        }
    }

    /** Written down a second time, without an index, straight from the rules. */
    private static List<PhaseRow> replayed(List<IncidentEvent> story, Pair pair) {
        Map<Long, IncidentEvent> said = new TreeMap<>();
        Map<Long, Boolean> retracted = new TreeMap<>();
        for (int place = 0; place < story.size(); place++) {
            switch (story.get(place)) {
                case EntryCorrected is -> {
                    said.put(is.entry().sequence(), is.replacement());
                    retracted.put(is.entry().sequence(), false);
                }
                case EntryRetracted is -> retracted.put(is.entry().sequence(), true);
                case IncidentEvent event -> said.put((long) place, event);
            }
        }
        List<PairFact> facts = new ArrayList<>();
        said.forEach(
                (place, event) -> {
                    boolean gone = retracted.getOrDefault(place, false);
                    boolean groundless =
                            event instanceof ServiceTakenOffline off
                                    && off.inferredFrom() != null
                                    && retracted.getOrDefault(
                                            off.inferredFrom().entry().sequence(), false);
                    if (!gone
                            && !groundless
                            && event instanceof ServiceEvent fact
                            && fact.service().equals(pair.service())
                            && fact.tenants().ids().contains(pair.tenant())) {
                        facts.add(PairFact.of(place, fact));
                    }
                });
        return PairHistory.of(facts).disruptions().stream()
                .flatMap(disruption -> PhaseRow.of(disruption).stream())
                .toList();
    }

    private static List<IncidentEvent> story(Random random) {
        List<IncidentEvent> story = new ArrayList<>(List.of(FACTS.declared("Attack")));
        while (story.size() < EVENTS) {
            int place = 1 + random.nextInt(story.size());
            boolean amendable =
                    place < story.size() && !(story.get(place) instanceof IncidentEvent.Amendment);
            int what = random.nextInt(10);
            if (what < 2 && amendable) {
                story.add(FACTS.retract(FACTS.entry(place)));
            } else if (what < 5 && amendable) {
                story.add(FACTS.correct(FACTS.entry(place), like(story.get(place), random)));
            } else if (what < 6) {
                story.add(FACTS.siteOff(time(random)));
                long site = story.size() - 1L;
                story.add(
                        FACTS.off(service(random), time(random), FACTS.entry(site), "aok", "sbk"));
            } else {
                story.add(fact(random));
            }
        }
        return story;
    }

    private static IncidentEvent like(IncidentEvent original, Random random) {
        return switch (original) {
            case ServiceTakenOffline off ->
                    FACTS.off(
                            service(random),
                            time(random),
                            off.inferredFrom() == null ? null : off.inferredFrom().entry(),
                            tenant(random));
            case IncidentEvent.SiteTakenOffline _ -> FACTS.siteOff(time(random));
            default -> original;
        };
    }

    private static IncidentEvent fact(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> FACTS.off(service(random), time(random), tenant(random));
            case 1 -> FACTS.limited(service(random), time(random), tenant(random));
            case 2 -> FACTS.siteBack(time(random));
            case 3 -> FACTS.resolved(time(random));
            default -> FACTS.back(service(random), time(random), tenant(random), "tk");
        };
    }

    private static String service(Random random) {
        return random.nextBoolean() ? "eau" : "kim";
    }

    private static String tenant(Random random) {
        return List.of("aok", "sbk", "tk").get(random.nextInt(3));
    }

    private static String time(Random random) {
        int from = random.nextInt(22);
        int to = random.nextBoolean() ? from : from + 1;
        return "%02d:00..%02d:00".formatted(from, to);
    }
}
