package io.incidentledger.api.notification;

/**
 * Another limit that ends a deadline earlier, if it has not run out when the deadline starts.
 *
 * @param trigger from what kind of fact it runs
 * @param limit how long
 */
public record OuterBound(Trigger trigger, TimeLimit limit) {}
