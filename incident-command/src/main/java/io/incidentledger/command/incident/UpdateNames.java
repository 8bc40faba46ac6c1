package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_PARTY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_UPDATE;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.incident.History.Placed;

import java.util.List;
import java.util.stream.Stream;

/** What updates name of the rest of their incident: parties, other updates, entries. */
record UpdateNames(History history) {
    /**
     * @throws CommandRefused unless it speaks to parties that were engaged, and corrects what was
     *     released
     */
    void require(UpdateDrafted event) {
        for (String party : event.audience().parties()) {
            if (!isEngaged(party)) {
                Refusal unknown =
                        unknown(
                                UNKNOWN_PARTY,
                                "No party %s takes part in %s. %s",
                                party,
                                parties().distinct(),
                                "Engage it first.");
                throw new CommandRefused(unknown.at("/audience/parties"));
            }
        }
        String corrects = event.corrects();
        if (corrects != null && !StandingUpdate.in(history, corrects).isReleased()) {
            Refusal unknown =
                    unknown(
                            UNKNOWN_UPDATE,
                            "No update %s was released in %s. %s",
                            corrects,
                            updates(UpdateReleased.class),
                            "Release it first.");
            throw new CommandRefused(unknown.at("/corrects"));
        }
    }

    /** A refusal of whatever is asked about an update of which there is no text. */
    CommandRefused neverDrafted(String update) {
        Refusal unknown =
                unknown(
                        UNKNOWN_UPDATE,
                        "No update %s was drafted in %s. %s",
                        update,
                        updates(UpdateDrafted.class),
                        "Draft it first.");
        return new CommandRefused(unknown.at("/update"));
    }

    /** Whether an entry about an update lacks something that it needs of the rest. */
    boolean lacksSomething(CommunicationEvent event) {
        return switch (event) {
            case UpdateDrafted it -> !it.audience().parties().stream().allMatch(this::isEngaged);
            case UpdateApproved it -> !stands(it.version());
            case UpdateReleased it -> !stands(it.version());
        };
    }

    private boolean stands(EntryId version) {
        return history.effective(version.sequence()) != null;
    }

    private boolean isEngaged(String party) {
        return parties().anyMatch(party::equals);
    }

    private Stream<String> parties() {
        return history.standing(ResponseEvent.class).stream()
                .map(Placed::event)
                .filter(PartyEngaged.class::isInstance)
                .map(it -> ((PartyEngaged) it).party());
    }

    private Stream<String> updates(Class<? extends CommunicationEvent> type) {
        return history.standing(CommunicationEvent.class).stream()
                .map(Placed::event)
                .filter(type::isInstance)
                .map(CommunicationEvent::update)
                .distinct();
    }

    private Refusal unknown(
            RefusalCode code,
            String sentence,
            String name,
            Stream<String> known,
            String otherwise) {
        List<String> nearest = NearestNames.of(name, known);
        return Refusal.because(
                        code,
                        sentence,
                        name,
                        history.incident(),
                        NearestNames.hint(nearest, otherwise))
                .orRather(nearest);
    }
}
