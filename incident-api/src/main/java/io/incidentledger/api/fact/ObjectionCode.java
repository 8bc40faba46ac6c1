package io.incidentledger.api.fact;

/**
 * What can be said against a fact and still be overridden by naming the code in {@code despite}:
 * reality is messy at three in the morning, and a record that refuses it is worth less than one
 * that says so.
 */
public enum ObjectionCode {
    /** At that time the pair is already disrupted by the same cause in the same kind. */
    ALREADY_DISRUPTED,
    /** A report names a deliberate cause, and at that time no disruption by it is open. */
    CAUSE_NOT_OPEN,
    /** At that time nothing of the pair is out that this could restore. */
    NOTHING_TO_RESTORE,
    /** At that time nothing of the pair is open that this could end. */
    NOTHING_TO_END,
    /** At that time the pair has nothing open that a workaround could bridge, or bridges it. */
    NOTHING_TO_BRIDGE,
    /** At that time the workaround is not active for the pair. */
    NOTHING_TO_RETIRE,
    /** The bounds overlap those of another entry, and no {@code follows} says which came first. */
    ORDER_AMBIGUOUS,
    /** At that time the site is already off. */
    SITE_ALREADY_OFF,
    /** At that time the site is not off. */
    SITE_NOT_OFF,
    /** It stands before an earlier milestone, or behind a later one. */
    MILESTONE_ORDER,
    /** The command would change nothing. */
    NOTHING_CHANGES,
    /** The correction or retraction makes another entry contradict the rest. */
    CONTRADICTS_ENTRY
}
