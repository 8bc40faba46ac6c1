package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ALREADY_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.APPROVED_BY_AUTHOR;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.UPDATE_RELEASED;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.CommunicationEvent;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.incident.History.Placed;

import org.jspecify.annotations.Nullable;

import java.util.stream.LongStream;
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
            throw new UpdateNames(history).neverDrafted(update);
        }
        requireOpen();
        requireNotBefore(standing.version(), at);
        return standing;
    }

    /** That an actor may approve what was drafted, and has not done so. */
    void requireApprovable(ActorId actor) {
        StandingUpdate standing = standing();
        Sha256 digest = standing.version().event().digest();
        if (authors(digest).anyMatch(actor::equals)) {
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

    /** Whether an entry is about an update that was released. */
    static boolean isSaid(IncidentEvent event, History history) {
        return event instanceof CommunicationEvent it
                && StandingUpdate.in(history, it.update()).isReleased();
    }

    /**
     * Who has ever typed a text of it. Who drafts the same words again does not become their only
     * author, and who takes their draft back has written it all the same.
     */
    private Stream<ActorId> authors(Sha256 text) {
        return LongStream.range(0, history.size())
                .mapToObj(history::recorded)
                .filter(UpdateDrafted.class::isInstance)
                .map(UpdateDrafted.class::cast)
                .filter(it -> it.update().equals(update) && it.digest().equals(text))
                .map(UpdateDrafted::author);
    }

    private StandingUpdate standing() {
        return StandingUpdate.in(history, update);
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

    private static CommandRefused refused(
            RefusalCode code, String pointer, String sentence, Object... ids) {
        return new CommandRefused(Refusal.because(code, sentence, ids).at(pointer));
    }
}
