package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import static java.util.Comparator.comparing;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentEvent.IncidentReclassified;
import io.incidentledger.api.incident.IncidentEvent.LifecycleEvent;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.command.incident.History.Placed;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** A reclassification says something new about the incident. */
final class ClassificationRules {
    private ClassificationRules() {}

    private record Classification(Nature nature, Severity severity, String title) {
        Classification with(IncidentReclassified change) {
            return new Classification(
                    given(change.nature(), nature),
                    given(change.severity(), severity),
                    given(change.title(), title));
        }

        private static <T> T given(@Nullable T said, T otherwise) {
            return said == null ? otherwise : said;
        }
    }

    static Verdict verdict(IncidentReclassified event, long place, History history) {
        Classification before = before(place, history);
        return before.with(event).equals(before)
                ? Verdict.against(
                        List.of(
                                new Objection(
                                        NOTHING_CHANGES,
                                        "%s is classified like that already."
                                                .formatted(event.incident()),
                                        List.of(event.incident().value()))))
                : Verdict.CLEAR;
    }

    private static Classification before(long place, History history) {
        IncidentDeclared declared =
                (IncidentDeclared) history.standing(LifecycleEvent.class).getFirst().event();
        Classification found =
                new Classification(declared.nature(), declared.severity(), declared.title());
        for (Placed<IncidentReclassified> change : inValidOrder(history)) {
            if (change.place() == place) {
                return found;
            }
            found = found.with(change.event());
        }
        return found;
    }

    private static List<Placed<IncidentReclassified>> inValidOrder(History history) {
        return history.standing(IncidentReclassified.class).stream()
                .sorted(comparing(change -> change.event().clocks().occurredAt().earliest()))
                .toList();
    }
}
