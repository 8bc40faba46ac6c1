/**
 * Who must be told of an incident, by when, and who was: what is recorded about it, and the rules
 * that the law has for it. It must never compute a deadline: what was recorded is what counts.
 */
@NullMarked
package io.incidentledger.api.notification;

import org.jspecify.annotations.NullMarked;
