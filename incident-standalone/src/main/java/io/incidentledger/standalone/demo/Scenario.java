package io.incidentledger.standalone.demo;

import java.util.List;

/**
 * A history to be played.
 *
 * @param id names it in idempotency keys
 * @param title for people
 * @param catalogue what must be known before; requests of several commands
 * @param steps in order of entry
 */
public record Scenario(String id, String title, List<Step.Request> catalogue, List<Step> steps) {
    /** How many requests the incident itself takes. */
    int requests() {
        return Math.toIntExact(steps.stream().filter(Step.Request.class::isInstance).count());
    }
}
