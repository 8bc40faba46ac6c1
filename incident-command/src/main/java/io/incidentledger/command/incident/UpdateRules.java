package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.APPROVED_BY_AUTHOR;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_PARTY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_UPDATE;
import static io.incidentledger.api.refusal.RefusalCode.UPDATE_RELEASED;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.NearestNames;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** What has to be so for an update to be drafted, approved and released. */
record UpdateRules(History history, String update) {
    /** What goes outside has been read by two others than its author. */
    private static final int APPROVALS = 2;

    /**
     * @throws CommandRefused if it was released: what was said was said
     */
    void requireOpen() {
        if (standing().isReleased()) {
            throw refused(
                    UPDATE_RELEASED,
                    "/update",
                    "The update %s was released already. Draft another one that corrects it.",
                    update);
        }
    }

    /**
     * @throws CommandRefused if there is nothing to approve or release, not yet at that time, or no
     *     longer
     */
    StandingUpdate requireDrafted(OccurredAt at) {
        StandingUpdate standing = standing();
        if (!standing.isDrafted()) {
            throw unknown(
                    UNKNOWN_UPDATE,
                    "/update",
                    "No update %s was drafted in %s. %s",
                    update,
                    history.standing(CommunicationEvent.class).stream()
                            .map(it -> it.event().update()),
                    "Draft it first.");
        }
        requireOpen();
        requireNotBefore(standing.version(), at);
        return standing;
    }

    /** That an actor may approve what was drafted, and has not done so. */
    void requireApprovable(ActorId actor) {
        StandingUpdate standing = standing();
        Sha256 digest = standing.version().event().digest();
        boolean author =
                standing.versions().stream()
                        .map(Placed::event)
                        // Who drafts the same words again does not become their only author.
                        .filter(version -> version.digest().equals(digest))
                        .anyMatch(version -> version.author().equals(actor));
        if (author) {
            throw refused(
                    APPROVED_BY_AUTHOR,
                    "/update",
                    "%s has drafted this text of %s: somebody else approves it.",
                    actor,
                    update);
        }
        if (standing.approvals().stream().anyMatch(it -> it.event().approver().equals(actor))) {
            throw refused(
                    ALREADY_APPROVED,
                    "/update",
                    "%s has approved this text of %s already.",
                    actor,
                    update);
        }
    }

    /** That what goes outside was approved by two, or that there is a reason not to wait. */
    void requireApproved(@Nullable String emergency, OccurredAt at) {
        StandingUpdate standing = standing();
        standing.approvals().forEach(approval -> requireNotBefore(approval, at));
        long approvers =
                standing.approvals().stream().map(it -> it.event().approver()).distinct().count();
        boolean outside = standing.version().event().audience().goesOutside();
        if (outside && approvers < APPROVALS && emergency == null) {
            throw refused(
                    NOT_APPROVED,
                    "/emergency",
                    "The update %s goes outside and has %d of %d approvals of this text. In an"
                            + " emergency say why it cannot wait.",
                    update,
                    approvers,
                    APPROVALS);
        }
    }

    /** That it speaks to parties that were engaged, and corrects what was released. */
    void requireNames(UpdateDrafted event) {
        for (String party : event.audience().parties()) {
            if (!isEngaged(party)) {
                throw unknown(
                        UNKNOWN_PARTY,
                        "/audience/parties",
                        "No party %s takes part in %s. %s",
                        party,
                        parties(),
                        "Engage it first.");
            }
        }
        String corrects = event.corrects();
        if (corrects != null && !StandingUpdate.in(history, corrects).isReleased()) {
            throw refused(
                    UNKNOWN_UPDATE,
                    "/corrects",
                    "No update %s was released in %s.",
                    corrects,
                    history.incident());
        }
    }

    /** That the next update is not promised for a time before this one. */
    void requirePromiseAhead(UpdateDrafted event) {
        OccurredAt at = event.clocks().occurredAt();
        if (event.nextUpdateBy() != null && event.nextUpdateBy().isBefore(at.earliest())) {
            throw refused(
                    IMPOSSIBLE_ORDER,
                    "/nextUpdateBy",
                    "What is said at %s cannot promise another update by %s.",
                    Effects.time(at),
                    event.nextUpdateBy());
        }
    }

    /** Whether an entry about an update lacks something that it needs of the rest. */
    static boolean isBroken(CommunicationEvent event, History history) {
        UpdateRules rules = new UpdateRules(history, event.update());
        return switch (event) {
            case UpdateDrafted it -> !it.audience().parties().stream().allMatch(rules::isEngaged);
            case UpdateApproved it -> !rules.stands(it.version());
            case UpdateReleased it -> !rules.stands(it.version());
        };
    }

    /** Whether an entry is about an update that was released. */
    static boolean isSaid(IncidentEvent event, History history) {
        return event instanceof CommunicationEvent it
                && StandingUpdate.in(history, it.update()).isReleased();
    }

    private StandingUpdate standing() {
        return StandingUpdate.in(history, update);
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

    private static void requireNotBefore(
            Placed<? extends CommunicationEvent> earlier, OccurredAt at) {
        OccurredAt before = earlier.event().clocks().occurredAt();
        if (at.certainlyBefore(before)) {
            throw refused(
                    IMPOSSIBLE_ORDER,
                    "/occurredAt",
                    "This cannot have happened at %s: %s happened at %s.",
                    Effects.time(at),
                    earlier.event().getClass().getSimpleName(),
                    Effects.time(before));
        }
    }

    private CommandRefused unknown(
            RefusalCode code,
            String pointer,
            String sentence,
            String name,
            Stream<String> known,
            String otherwise) {
        List<String> nearest = NearestNames.of(name, known.distinct());
        return new CommandRefused(
                Refusal.because(
                                code,
                                sentence,
                                name,
                                history.incident(),
                                NearestNames.hint(nearest, otherwise))
                        .at(pointer)
                        .orRather(nearest));
    }

    private static CommandRefused refused(
            RefusalCode code, String pointer, String sentence, Object... ids) {
        return new CommandRefused(Refusal.because(code, sentence, ids).at(pointer));
    }
}
