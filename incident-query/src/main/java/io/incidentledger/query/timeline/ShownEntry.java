package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.timeline.Entry.Actor;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.time.Instant;

/**
 * One entry as a reader may see it. What is not shown is absent.
 *
 * @param entry its name, {@code stream@sequence}
 * @param disclosure how much of it is shown
 * @param position its place in everything recorded
 * @param marking who may see it
 * @param actor who typed it
 * @param decidedBy who decided it, as asserted
 * @param reportedBy who observed it, as asserted
 * @param catalogueVersion the sequence of the catalogue that it was decided with
 * @param payload the event
 * @param marks what became of it, and what to be careful about
 */
record ShownEntry(
        String entry,
        Disclosure disclosure,
        long position,
        Instant recordedAt,
        @Nullable String marking,
        @Nullable String type,
        @Nullable OccurredAt occurredAt,
        @Nullable LearnedAt learnedAt,
        @Nullable Actor actor,
        @Nullable String decidedBy,
        @Nullable String reportedBy,
        @Nullable String command,
        @Nullable String correlation,
        @Nullable String causation,
        @Nullable String trace,
        @Nullable Long catalogueVersion,
        @Nullable JsonNode payload,
        @Nullable Marks marks) {
    /** How much of an entry is shown. */
    enum Disclosure {
        /** All of it. */
        FULL,
        /** The facts about the reader's own tenants. */
        OWN,
        /** That there is one, when it was recorded, and how it is marked. */
        WITHHELD
    }

    static ShownEntry of(Entry entry, Reader reader) {
        if (!reader.markings().contains(marking(entry))) {
            return withheld(entry);
        }
        return reader.isBound() ? own(entry, reader) : full(entry);
    }

    private static Marking marking(Entry entry) {
        return entry.marking() == null ? Marking.AMBER : Marking.valueOf(entry.marking());
    }

    private static ShownEntry full(Entry entry) {
        return new ShownEntry(
                entry.entry(),
                Disclosure.FULL,
                entry.position(),
                entry.recordedAt(),
                entry.marking(),
                entry.type(),
                entry.occurredAt(),
                entry.learnedAt(),
                entry.actor(),
                entry.decidedBy(),
                entry.reportedBy(),
                entry.command(),
                entry.correlation(),
                entry.causation(),
                entry.trace(),
                entry.catalogueVersion(),
                entry.payload(),
                entry.marks());
    }

    private static ShownEntry own(Entry entry, Reader reader) {
        return little(
                entry,
                Disclosure.OWN,
                entry.type(),
                entry.occurredAt(),
                Redaction.of(entry.payload(), reader),
                entry.marks().withoutObjections());
    }

    private static ShownEntry withheld(Entry entry) {
        return little(entry, Disclosure.WITHHELD, null, null, null, null);
    }

    private static ShownEntry little(
            Entry entry,
            Disclosure disclosure,
            @Nullable String type,
            @Nullable OccurredAt occurredAt,
            @Nullable JsonNode payload,
            @Nullable Marks marks) {
        return new ShownEntry(
                entry.entry(),
                disclosure,
                entry.position(),
                entry.recordedAt(),
                entry.marking(),
                type,
                occurredAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                payload,
                marks);
    }
}
