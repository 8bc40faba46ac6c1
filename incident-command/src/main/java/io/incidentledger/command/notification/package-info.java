/**
 * Who must be told of an incident and by when: which deadlines a fact starts, revises or takes
 * back, and what a request records of that. Everything here but the adapters ({@code …Aggregate},
 * {@code …Desk}, {@code …Timer}) is pure: no clock, no random, no input or output.
 */
@NullMarked
package io.incidentledger.command.notification;

import org.jspecify.annotations.NullMarked;
