package io.incidentledger.query.investigation;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import java.util.Comparator;
import java.util.List;

/**
 * The evidence of an incident: what is not what it was comes first, then what has gaps, then the
 * rest; each in the order of time.
 *
 * @param differing how many pieces have another digest than they were registered with
 * @param withGaps how many have a broken chain
 */
record EvidenceView(
        AsOf asOf, IncidentId incident, long differing, long withGaps, List<EvidenceItem> items) {

    static EvidenceView of(AsOf asOf, IncidentId incident, IncidentHistory history, Reader reader) {
        Seen seen = new Seen(history, asOf.validAt(), reader);
        List<EvidenceItem> items =
                seen.standing(EvidenceEvent.class).stream()
                        .filter(seen::shows)
                        .map(it -> it.event().evidence())
                        .distinct()
                        .map(it -> EvidenceItem.of(it, seen))
                        .sorted(Comparator.comparingInt(EvidenceItem::rank))
                        .toList();
        return new EvidenceView(
                asOf,
                incident,
                items.stream().filter(EvidenceItem::differs).count(),
                items.stream().filter(it -> !it.gaps().isEmpty()).count(),
                items);
    }
}
