package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.PartyKind;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.incident.ResponseEvent.PartyEvent;
import io.incidentledger.api.incident.ResponseEvent.PartyReleased;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The organisations that took part, each time of each by itself.
 *
 * @param parties in the order in which they came; none for somebody who is bound to tenants
 */
record PartiesView(AsOf asOf, String incident, List<Party> parties) {
    /**
     * An organisation while it took part.
     *
     * @param until null while it takes part
     */
    record Party(
            String party,
            PartyKind kind,
            String name,
            @Nullable String role,
            EntryId engagedBy,
            OccurredAt since,
            @Nullable EntryId releasedBy,
            @Nullable OccurredAt until) {
        Party released(StandingEntry<PartyEvent> entry) {
            return new Party(
                    party, kind, name, role, engagedBy, since, entry.entry(), entry.occurredAt());
        }
    }

    static PartiesView of(Shown shown) {
        List<Party> parties = new ArrayList<>();
        shown.ours(PartyEvent.class).stream()
                .sorted(Comparator.comparing(it -> it.occurredAt().earliest()))
                .forEach(
                        entry -> {
                            switch (entry.event()) {
                                case PartyEngaged it -> parties.add(engaged(it, entry));
                                case PartyReleased it ->
                                        parties.replaceAll(
                                                party ->
                                                        party.party().equals(it.party())
                                                                        && party.until() == null
                                                                ? party.released(entry)
                                                                : party);
                            }
                        });
        return new PartiesView(shown.asOf(), shown.incident(), List.copyOf(parties));
    }

    private static Party engaged(PartyEngaged it, StandingEntry<PartyEvent> entry) {
        return new Party(
                it.party(),
                it.kind(),
                it.name(),
                it.role(),
                entry.entry(),
                entry.occurredAt(),
                null,
                null);
    }
}
