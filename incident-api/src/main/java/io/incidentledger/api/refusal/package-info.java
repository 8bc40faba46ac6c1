/**
 * Why something asked of the product was not done: a sentence for people, a stable code for
 * programs. Expected, cheap, never a stack trace. Faults (bugs, broken infrastructure) are no
 * refusals and must never be dressed up as one.
 */
@NullMarked
package io.incidentledger.api.refusal;

import org.jspecify.annotations.NullMarked;
