/**
 * What is recorded about one incident: its states, and the decisions that lead from one to the
 * next. Everything here but the adapters ({@code …Aggregate}, {@code …Controller}) is pure: no
 * clock, no random, no input or output.
 */
@NullMarked
package io.incidentledger.command.incident;

import org.jspecify.annotations.NullMarked;
