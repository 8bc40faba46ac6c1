package io.incidentledger.command.sidestream;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LedgerEvent;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands against an event that a stream would record. A fact that cannot be true is refused,
 * and so is one that rules out what is recorded; a correction or retraction that does so is only
 * objected to, for it may be the first step of several.
 */
public final class EntryVerdict<E extends LedgerEvent> {
    private final EntryRules<E> rules;
    private final Entries<E> before;
    private final E event;
    private final Map<EntryId, Refusal> impossible;

    private EntryVerdict(EntryRules<E> rules, Entries<E> before, E event) {
        this.rules = rules;
        this.before = before;
        this.event = event;
        this.impossible = rules.impossible(before.plus(event));
    }

    /**
     * Judges it.
     *
     * @throws CommandRefused if it cannot be true
     */
    public static <E extends LedgerEvent> Verdict on(
            E event, Entries<E> before, EntryRules<E> rules) {
        EntryVerdict<E> verdict = new EntryVerdict<>(rules, before, event);
        EntryId original = event.amends();
        return original == null ? verdict.ofFact() : verdict.ofAmendment(original);
    }

    private Verdict ofFact() {
        refuse(impossible.get(before.entryAt(before.size())));
        Map<EntryId, Refusal> ruledOut = ruledOut();
        ruledOut.values().stream()
                .findFirst()
                .ifPresent(
                        reason ->
                                refuse(
                                        Refusal.because(
                                                reason.code(),
                                                "%s Correct or retract that first.",
                                                sentence(ruledOut))));
        return Verdict.CLEAR;
    }

    private Verdict ofAmendment(EntryId original) {
        LedgerEvent replacement = event.replacement();
        if (replacement != null) {
            refuse(impossible.get(original));
        }
        E said = before.effective(original.sequence());
        boolean changesNothing = replacement == null ? said == null : replacement.equals(said);
        String what = replacement == null ? "is retracted already" : "says so already";
        Verdict own =
                changesNothing
                        ? against(NOTHING_CHANGES, original + " " + what + ".", List.of(original))
                        : Verdict.CLEAR;
        Map<EntryId, Refusal> ruledOut = ruledOut();
        return ruledOut.isEmpty()
                ? own
                : own.and(
                        against(
                                CONTRADICTS_ENTRY,
                                sentence(ruledOut),
                                List.copyOf(ruledOut.keySet())));
    }

    /** The entries that could be true before and cannot be with this, each with the reason. */
    private Map<EntryId, Refusal> ruledOut() {
        Map<EntryId, Refusal> found = new LinkedHashMap<>(impossible);
        found.keySet().removeAll(rules.impossible(before).keySet());
        return found;
    }

    private static String sentence(Map<EntryId, Refusal> ruledOut) {
        return "With it this could not be true: %s."
                .formatted(
                        ruledOut.keySet().stream()
                                .map(EntryId::toString)
                                .collect(Collectors.joining(", ")));
    }

    private static Verdict against(ObjectionCode code, String sentence, List<EntryId> about) {
        return Verdict.against(
                List.of(
                        new Objection(
                                code, sentence, about.stream().map(EntryId::toString).toList())));
    }

    private static void refuse(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
    }
}
