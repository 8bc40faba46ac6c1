/**
 * What is recorded about the investigation of an incident: proposed from a statement, then judged
 * against what the investigation holds. Everything here but the adapters ({@code …Aggregate},
 * {@code …Desk}) is pure: no clock, no random, no input or output.
 */
@NullMarked
package io.incidentledger.command.investigation;

import org.jspecify.annotations.NullMarked;
