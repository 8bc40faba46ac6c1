package io.incidentledger.command.investigation;

import static io.incidentledger.api.refusal.RefusalCode.LEGAL_HOLD_IN_PLACE;
import static io.incidentledger.api.refusal.RefusalCode.NO_LEGAL_HOLD;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldEvent;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldPlaced;
import io.incidentledger.api.investigation.InvestigationEvent.LegalHoldReleased;
import io.incidentledger.api.investigation.LegalHoldId;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A hold is placed and released in turn, in the order of their earliest bounds. */
final class LegalHoldRules {
    private static final Comparator<Placed<LegalHoldEvent>> IN_TIME =
            Comparator.comparing(
                    (Placed<LegalHoldEvent> it) -> it.event().clocks().occurredAt().earliest());

    private final List<Placed<LegalHoldEvent>> inTime;

    /** What was last done about a hold, unless it was released. */
    private final Map<LegalHoldId, EntryId> inPlace = new HashMap<>();

    LegalHoldRules(Entries<InvestigationEvent> entries) {
        inTime = entries.standing(LegalHoldEvent.class).stream().sorted(IN_TIME).toList();
    }

    Map<EntryId, Refusal> impossible() {
        Map<EntryId, Refusal> impossible = new LinkedHashMap<>();
        for (Placed<LegalHoldEvent> it : inTime) {
            Refusal reason =
                    switch (it.event()) {
                        case LegalHoldPlaced placed -> against(placed, it.entry());
                        case LegalHoldReleased released -> against(released);
                    };
            if (reason != null) {
                impossible.put(it.entry(), reason);
            }
        }
        return impossible;
    }

    private @Nullable Refusal against(LegalHoldPlaced placed, EntryId entry) {
        EntryId before = inPlace.putIfAbsent(placed.hold(), entry);
        return before == null
                ? null
                : Refusal.because(
                                LEGAL_HOLD_IN_PLACE,
                                "The legal hold %s is in place already, since %s.",
                                placed.hold(),
                                before)
                        .at("/hold");
    }

    private @Nullable Refusal against(LegalHoldReleased released) {
        return inPlace.remove(released.hold()) == null
                ? Refusal.because(
                                NO_LEGAL_HOLD,
                                "The legal hold %s is not in place at %s.",
                                released.hold(),
                                released.clocks().occurredAt().earliest())
                        .at("/hold")
                : null;
    }
}
