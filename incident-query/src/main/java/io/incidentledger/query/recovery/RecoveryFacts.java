package io.incidentledger.query.recovery;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.ServiceEvent;
import io.incidentledger.api.incident.PairFact;
import io.incidentledger.api.incident.PairHistory;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.incident.Cut;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an answer about the recovery of one incident may draw on.
 *
 * @param incident its id
 */
record RecoveryFacts(String incident, AsOf asOf, IncidentHistory history, Reader reader) {

    /** What may have happened by then, of what the reader's markings let them see. */
    <E extends IncidentEvent> List<StandingEntry<E>> shown(Class<E> family) {
        Cut cut = cut();
        return history.standing(family).stream()
                .filter(entry -> entry.isOpenTo(reader) && cut.maybe(entry.occurredAt()))
                .toList();
    }

    /** The same of what names no tenant: nothing of it is for somebody who is bound. */
    <E extends IncidentEvent> List<StandingEntry<E>> ours(Class<E> family) {
        return reader.isBound() ? List.of() : shown(family);
    }

    /** Those of the tenants that the reader may know. */
    List<TenantId> known(TenantSet tenants) {
        return tenants.ids().stream().filter(it -> reader.mayKnow(it.value())).toList();
    }

    /** What is out does not depend on markings: everything that stands, folded by pair. */
    SortedMap<ServedPair, PairHistory> pairs() {
        SortedMap<ServedPair, List<PairFact>> facts = new TreeMap<>();
        for (StandingEntry<ServiceEvent> entry : history.standing(ServiceEvent.class)) {
            ServiceEvent event = entry.event();
            for (TenantId tenant : known(event.tenants())) {
                facts.computeIfAbsent(
                                new ServedPair(event.service(), tenant), _ -> new ArrayList<>())
                        .add(PairFact.of(entry.entry().sequence(), event));
            }
        }
        SortedMap<ServedPair, PairHistory> folded = new TreeMap<>();
        facts.forEach((pair, told) -> folded.put(pair, PairHistory.of(told)));
        return folded;
    }

    Cut cut() {
        return new Cut(asOf.validAt());
    }

    /** The moment at which a plan is overdue or not; null before anything was recorded. */
    @Nullable Instant moment() {
        return asOf.validAt() != null ? asOf.validAt() : asOf.recordedUntil();
    }

    /** The name of the entry with this sequence. */
    String entry(long sequence) {
        return incident + "@" + sequence;
    }
}
