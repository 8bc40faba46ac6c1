package io.incidentledger.command.catalogue;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.Claim.Kind;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands against an event that the catalogue would record, at its own time. A fact that cannot
 * be true is refused, and so is one that later entries rule out; a correction or retraction that
 * makes other entries impossible is only objected to, for it may be the first step of several.
 */
final class CatalogueVerdict {
    private final Catalogue before;
    private final CatalogueEvent event;
    private final Catalogue after;

    private CatalogueVerdict(Catalogue before, CatalogueEvent event) {
        this.before = before;
        this.event = event;
        this.after = before.evolve(event);
    }

    /**
     * Judges it.
     *
     * @throws CommandRefused if it cannot be true
     */
    static Verdict on(CatalogueEvent event, Catalogue before) {
        return new CatalogueVerdict(before, event).verdict();
    }

    private Verdict verdict() {
        return switch (event) {
            case CatalogueEntryCorrected correction -> onCorrection(correction).and(onOthers());
            case CatalogueEntryRetracted retraction -> onRetraction(retraction).and(onOthers());
            case CatalogueEvent _ -> {
                EffectiveEntry fact = after.standing(before.version() + 1);
                yield fact == null ? Verdict.CLEAR : onFact(fact);
            }
        };
    }

    private Verdict onFact(EffectiveEntry fact) {
        Registry then = before.before(fact);
        refuse(ClaimRules.against(fact, then));
        if (!fact.equals(after.standing().getLast())) {
            refuse(ruledOutByLaterEntries());
        }
        Record about = fact.claim().about();
        EffectiveEntry said = then.lastAbout(about);
        boolean repeats =
                fact.claim().kind() == Kind.REVISES
                        && said != null
                        && Description.of(said.event()).equals(Description.of(event));
        return repeats
                ? against(
                        NOTHING_CHANGES,
                        "The %s is described like that already at %s."
                                .formatted(Claim.named(about), fact.since()),
                        List.of(Claim.named(about)))
                : Verdict.CLEAR;
    }

    private @Nullable Refusal ruledOutByLaterEntries() {
        Map<EntryId, Refusal> ruledOut = ruledOut();
        return ruledOut.values().stream()
                .findFirst()
                .map(
                        reason ->
                                Refusal.because(
                                        reason.code(),
                                        "%s Correct or retract that first.",
                                        sentence(ruledOut.keySet())))
                .orElse(null);
    }

    private Verdict onCorrection(CatalogueEntryCorrected correction) {
        CatalogueEvent said = before.effective(correction.entry().sequence());
        CatalogueEvent says = correction.replacement();
        EffectiveEntry replaced = after.standing(correction.entry().sequence());
        if (replaced != null) {
            refuse(ClaimRules.against(replaced, after.before(replaced)));
        }
        boolean repeats =
                said != null
                        && said.clocks().equals(says.clocks())
                        && Description.of(said).equals(Description.of(says));
        return repeats ? repeated(correction.entry(), "says so already") : Verdict.CLEAR;
    }

    private Verdict onRetraction(CatalogueEntryRetracted retraction) {
        return before.effective(retraction.entry().sequence()) == null
                ? repeated(retraction.entry(), "is retracted already")
                : Verdict.CLEAR;
    }

    private Verdict onOthers() {
        Set<EntryId> ruledOut = ruledOut().keySet();
        return ruledOut.isEmpty()
                ? Verdict.CLEAR
                : against(
                        CONTRADICTS_ENTRY,
                        sentence(ruledOut),
                        ruledOut.stream().map(EntryId::toString).toList());
    }

    /** The entries that could be true before and cannot be with this, each with the reason. */
    private Map<EntryId, Refusal> ruledOut() {
        Map<EntryId, Refusal> found = new LinkedHashMap<>(ClaimRules.impossible(after.standing()));
        found.keySet().removeAll(ClaimRules.impossible(before.standing()).keySet());
        return found;
    }

    private static String sentence(Set<EntryId> ruledOut) {
        return "With it this could not be true: %s."
                .formatted(
                        ruledOut.stream().map(EntryId::toString).collect(Collectors.joining(", ")));
    }

    private static Verdict repeated(EntryId entry, String what) {
        return against(NOTHING_CHANGES, entry + " " + what + ".", List.of(entry.toString()));
    }

    private static Verdict against(ObjectionCode code, String sentence, List<String> about) {
        return Verdict.against(List.of(new Objection(code, sentence, about)));
    }

    private static void refuse(@Nullable Refusal refusal) {
        if (refusal != null) {
            throw new CommandRefused(refusal);
        }
    }
}
