package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.NOT_AN_OPTION;
import static io.incidentledger.api.refusal.RefusalCode.NOT_THE_HOLDER;
import static io.incidentledger.api.refusal.RefusalCode.PARTY_RELEASED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_PARTY;

import io.incidentledger.api.incident.ResponseEvent;
import io.incidentledger.api.incident.ResponseEvent.DecisionRecorded;
import io.incidentledger.api.incident.ResponseEvent.PartyEngaged;
import io.incidentledger.api.incident.ResponseEvent.PartyEvent;
import io.incidentledger.api.incident.ResponseEvent.PartyReleased;
import io.incidentledger.api.incident.ResponseEvent.RoleAccepted;
import io.incidentledger.api.incident.ResponseEvent.RoleEvent;
import io.incidentledger.api.incident.ResponseEvent.RoleHandedOver;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What entries about the response need of the others. A party may come and go again; a role has one
 * holder at a time. Both are judged in the order in which things were true.
 *
 * @param rest the history without what is said
 */
record ResponseRules(History rest) {

    /** Why this cannot stand among the rest; null if it can. */
    static @Nullable Refusal against(ResponseEvent event, History rest) {
        ResponseRules rules = new ResponseRules(rest);
        return switch (event) {
            case PartyEngaged engaged -> rules.engaged(engaged);
            case PartyReleased released -> rules.released(released);
            case RoleHandedOver handed -> rules.handedOver(handed);
            case RoleAccepted accepted -> rules.accepted(accepted);
            case DecisionRecorded decision -> chosen(decision);
        };
    }

    private static @Nullable Refusal chosen(DecisionRecorded event) {
        return event.options().isEmpty() || event.options().contains(event.choice())
                ? null
                : Refusal.because(
                                NOT_AN_OPTION,
                                "What was chosen is none of the %d options.",
                                event.options().size())
                        .at("/choice");
    }

    private @Nullable Refusal engaged(PartyEngaged event) {
        return before(event, PartyEvent.class)
                                .filter(it -> it.party().equals(event.party()))
                                .reduce((_, last) -> last)
                                .orElse(null)
                        instanceof PartyEngaged other
                ? Refusal.because(
                                ID_TAKEN,
                                "The party %s takes part already: %s.",
                                event.party(),
                                other.name())
                        .at("/party")
                : null;
    }

    private @Nullable Refusal released(PartyReleased event) {
        List<PartyEvent> own =
                before(event, PartyEvent.class)
                        .filter(it -> it.party().equals(event.party()))
                        .toList();
        if (own.isEmpty()) {
            List<String> nearest =
                    NearestNames.of(
                            event.party(),
                            before(event, PartyEngaged.class).map(PartyEngaged::party).distinct());
            return Refusal.because(
                            UNKNOWN_PARTY,
                            "No party %s takes part in %s by then. %s",
                            event.party(),
                            event.incident(),
                            NearestNames.hint(nearest, "Engage it first."))
                    .at("/party")
                    .orRather(nearest);
        }
        return own.getLast() instanceof PartyReleased
                ? Refusal.because(
                                PARTY_RELEASED, "The party %s was released already.", event.party())
                        .at("/party")
                : null;
    }

    private @Nullable Refusal handedOver(RoleHandedOver event) {
        String holder = holder(event);
        if (Objects.equals(holder, event.from())) {
            return null;
        }
        return Refusal.because(
                        NOT_THE_HOLDER,
                        "By then the role %s is held by %s, not by %s.",
                        event.role(),
                        holder == null ? "nobody" : holder,
                        event.from() == null ? "nobody" : event.from())
                .at("/from");
    }

    private @Nullable Refusal accepted(RoleAccepted event) {
        RoleEvent last = own(event).reduce((_, next) -> next).orElse(null);
        if (last instanceof RoleHandedOver handed && handed.to().equals(event.by())) {
            return null;
        }
        String open = last instanceof RoleHandedOver handed ? handed.to() : "nobody";
        return Refusal.because(
                        NOT_THE_HOLDER,
                        "By then the role %s is handed over to %s, not to %s.",
                        event.role(),
                        open,
                        event.by())
                .at("/by");
    }

    /** Who has last accepted the role; who hands it over holds it until that is accepted. */
    private @Nullable String holder(RoleEvent event) {
        return own(event)
                .flatMap(
                        it ->
                                it instanceof RoleAccepted accepted
                                        ? Stream.of(accepted.by())
                                        : Stream.empty())
                .reduce((_, last) -> last)
                .orElse(null);
    }

    private Stream<RoleEvent> own(RoleEvent event) {
        return before(event, RoleEvent.class).filter(it -> it.role().equals(event.role()));
    }

    /** What was true before an event, or at the same time and recorded before it. */
    private <E extends ResponseEvent> Stream<E> before(ResponseEvent event, Class<E> type) {
        return rest.standing(ResponseEvent.class).stream()
                .map(History.Placed::event)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(
                        it ->
                                !event.clocks()
                                        .occurredAt()
                                        .certainlyBefore(it.clocks().occurredAt()))
                .sorted(Comparator.comparing(it -> it.clocks().occurredAt().earliest()));
    }
}
