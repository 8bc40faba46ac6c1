package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OTHER_KIND_OF_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;

import io.incidentledger.api.catalogue.CatalogueCommand.CorrectEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.RetractEntry;
import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueOpened;
import io.incidentledger.api.catalogue.CatalogueReplacement;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import java.util.List;
import java.util.Objects;

/** What corrections and retractions would record: the original stays, and so does its place. */
record CatalogueAmendment(CatalogueProposal proposal) {

    CatalogueEvent of(RetractEntry command, Clocks clocks) {
        return new CatalogueEntryRetracted(
                original(command.entry()), command.reason(), proposal.objections(), clocks);
    }

    CatalogueEvent of(CorrectEntry command, Clocks clocks) {
        EntryId entry = original(command.entry());
        return new CatalogueEntryCorrected(
                entry,
                replacement(entry, command.replacement(), clocks),
                command.reason(),
                proposal.objections(),
                clocks);
    }

    /** What would have been recorded had the entry said this in the first place. */
    private CatalogueEvent replacement(EntryId entry, CatalogueReplacement stated, Clocks clocks) {
        CatalogueEvent original = recorded(entry);
        CatalogueEvent replacement =
                new CatalogueProposal(
                                catalogue()
                                        .evolve(
                                                new CatalogueEntryRetracted(
                                                        entry, "", List.of(), clocks)),
                                Registry.EMPTY,
                                proposal.now(),
                                proposal.firstOfRequest(),
                                List.of())
                        .of(stated.command(), stated.asserted());
        boolean sameSubject =
                replacement.getClass() == original.getClass()
                        && Objects.equals(about(replacement), about(original));
        if (!sameSubject) {
            throw refused(
                    Refusal.because(
                                    OTHER_KIND_OF_ENTRY,
                                    "%s is a %s; a correction keeps what it is about. Retract it"
                                            + " and record the other.",
                                    entry,
                                    original.getClass().getSimpleName())
                            .at("/replacement"));
        }
        return replacement;
    }

    private EntryId original(EntryId named) {
        EntryId entry =
                named.inTheSameRequest()
                        ? new EntryId(
                                CatalogueEvent.STREAM, proposal.firstOfRequest() + named.sequence())
                        : named;
        if (!entry.stream().equals(CatalogueEvent.STREAM)
                || catalogue().recorded(entry.sequence()) == null) {
            throw refused(
                    Refusal.because(UNKNOWN_ENTRY, "There is no entry %s here.", named)
                            .at("/entry"));
        }
        switch (recorded(entry)) {
            case CatalogueOpened _ ->
                    throw refused(
                            Refusal.because(
                                            NOT_CORRECTABLE,
                                            "%s opened the catalogue and stays.",
                                            entry)
                                    .at("/entry"));
            case CatalogueEntryCorrected it -> throw noOriginal(entry, it.entry());
            case CatalogueEntryRetracted it -> throw noOriginal(entry, it.entry());
            case CatalogueEvent _ -> {}
        }
        return entry;
    }

    private CatalogueEvent recorded(EntryId entry) {
        return Objects.requireNonNull(catalogue().recorded(entry.sequence()));
    }

    private Catalogue catalogue() {
        return proposal.catalogue();
    }

    private static Object about(CatalogueEvent event) {
        Claim claim = Claim.of(event);
        return claim == null ? event : claim.about();
    }

    private static CommandRefused noOriginal(EntryId entry, EntryId original) {
        return refused(
                Refusal.because(
                                NOT_CORRECTABLE,
                                "%s amends %s: correct or retract that one instead.",
                                entry,
                                original)
                        .at("/entry"));
    }

    private static CommandRefused refused(Refusal refusal) {
        return new CommandRefused(refusal);
    }
}
