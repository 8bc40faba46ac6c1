package io.incidentledger.api.notification;

/** What a rule is worth. */
public enum RuleStatus {
    /** It is the law, between the days that it is valid from and to. */
    IN_FORCE,
    /** It was decided on and is not the law yet; it sets no deadline. */
    NOT_IN_FORCE,
    /** Somebody has proposed it; it sets no deadline. */
    PROPOSED
}
