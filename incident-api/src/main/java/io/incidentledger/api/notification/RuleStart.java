package io.incidentledger.api.notification;

import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

/**
 * From what a limit runs: a fact of some kind, or the actual submission of another notification,
 * early or late.
 *
 * @param trigger the kind of fact; absent if a submission starts it
 * @param submissionOf the rule by which the other notification is due; absent if a fact starts it
 * @param last whether each further submission starts it anew, rather than the first alone
 * @param onlyAfterProgressOf the fact starts it only if a progress report was given by this rule,
 *     in place of what was due by it
 */
public record RuleStart(
        @Nullable Trigger trigger,
        @Nullable RuleId submissionOf,
        boolean last,
        @Nullable RuleId onlyAfterProgressOf) {
    /**
     * Checks the shape.
     *
     * @throws MalformedInput if it names both or none
     */
    public RuleStart {
        if ((trigger == null) == (submissionOf == null)) {
            throw new MalformedInput("trigger", "or submissionOf is required, and not both");
        }
        if (last && submissionOf == null) {
            throw new MalformedInput("last", "goes with submissionOf");
        }
        if (onlyAfterProgressOf != null && trigger == null) {
            throw new MalformedInput("onlyAfterProgressOf", "goes with trigger");
        }
    }
}
