package io.incidentledger.command.intake;

import io.incidentledger.api.catalogue.Slug;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.wire.actor.Actor;

import java.time.Instant;
import java.util.Set;

/**
 * Under which terms lines are taken.
 *
 * @param source where they are from: 1 to 64 lower-case letters, digits and hyphens
 * @param dryRun whether nothing is to be recorded
 * @param despite the objections that every line overrides
 * @param actor who imports them
 * @param until when the right to do so ends
 * @param traceId what the import belongs to
 * @param traceparent the same, with its place
 */
record ImportTerms(
        String source,
        boolean dryRun,
        Set<ObjectionCode> despite,
        Actor actor,
        Instant until,
        String traceId,
        String traceparent) {
    ImportTerms {
        Slug.require("source", source);
        despite = Set.copyOf(despite);
    }
}
