package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_WORKAROUND;
import static io.incidentledger.api.refusal.RefusalCode.WORKAROUND_NOT_ACTIVE;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.IncidentFixtures.sameRequest;
import static io.incidentledger.command.incident.RecoveryStatements.planned;
import static io.incidentledger.command.incident.Statements.correction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.StepKind;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.command.incident.TrueHistory.Told;

import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Whatever truly happened, the record comes to it, in whatever order people tell it. */
// Two facts may say the same and still be two.
@SuppressWarnings({"ReferenceEquality", "IdentityHashMapUsage"})
class TrueHistoryTest {
    private static final List<Pair> PAIRS =
            List.of(new Pair(EAU, AOK), new Pair(EAU, SBK), new Pair(KIM, AOK));

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final List<TrueHistory> truth =
            PAIRS.stream().map(pair -> new TrueHistory(pair, random)).toList();
    private final Map<Told, Long> places = new IdentityHashMap<>();
    private final Story story = Story.of(planned(at(8), TrueHistory.SWITCH, StepKind.SWITCH_BACK));

    @RepeatedTest(300)
    void told_in_its_own_order_is_never_objected_to() {
        try {
            for (TrueHistory history : truth) {
                history.facts().forEach(fact -> enter(fact));
            }
        } catch (CommandRefused refused) {
            fail("seed %d: %s".formatted(seed, refused.refusal().sentence()), refused);
        }
        requireTheTruth();
    }

    @RepeatedTest(300)
    void told_in_any_order_comes_to_the_true_intervals() {
        List<Told> shuffled =
                new ArrayList<>(truth.stream().flatMap(it -> it.facts().stream()).toList());
        Collections.shuffle(shuffled, random);
        while (!shuffled.isEmpty()) {
            List<Told> refused = new ArrayList<>();
            shuffled.forEach(
                    fact -> {
                        if (!isEntered(fact)) {
                            refused.add(fact);
                        }
                    });
            assertThat(refused).as("seed %d", seed).hasSizeLessThan(shuffled.size());
            shuffled = refused;
        }
        requireTheTruth();
    }

    /** Whoever retires a workaround that nobody has heard of has to wait. */
    private boolean isEntered(Told fact) {
        try {
            enter(fact, ObjectionCode.values());
            return true;
        } catch (CommandRefused refused) {
            assertThat(refused.refusal().code())
                    .as("seed %d: %s", seed, refused.refusal().sentence())
                    .isIn(UNKNOWN_WORKAROUND, WORKAROUND_NOT_ACTIVE);
            return false;
        }
    }

    /** A fact that came after one not entered yet is mended when that one is entered. */
    private void enter(Told fact, ObjectionCode... despite) {
        Told earlier = fact.follows();
        Long place = earlier == null ? null : places.get(earlier);
        List<IncidentStatement> request = new ArrayList<>();
        request.add(fact.statement(place == null ? null : entry(place)).despite(despite));
        places.forEach(
                (later, laterPlace) -> {
                    if (later.follows() == fact) {
                        request.add(
                                correction(entry(laterPlace), later.statement(sameRequest(0)))
                                        .despite(despite));
                    }
                });
        long itsPlace = story.history().size();
        story.together(request.toArray(IncidentStatement[]::new));
        places.put(fact, itsPlace);
    }

    private void requireTheTruth() {
        for (TrueHistory history : truth) {
            assertThat(FoldedText.intervals(story.history().of(history.pair()).disruptions()))
                    .as("seed %d, %s", seed, history.pair())
                    .isEqualTo(history.intervals());
            assertThat(FoldedText.bridges(story.history().of(history.pair()).bridges()))
                    .as("seed %d, %s", seed, history.pair())
                    .isEqualTo(history.bridges());
        }
    }
}
