/**
 * Who had to be told by when, and who was: one read folds the notifications of an incident, another
 * shows the rules. It must never compute a deadline: those are recorded.
 */
@NullMarked
package io.incidentledger.query.notification;

import org.jspecify.annotations.NullMarked;
