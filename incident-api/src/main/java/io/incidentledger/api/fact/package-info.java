/**
 * What every recorded fact carries, whatever it says: its clocks, its place among the others, the
 * objections that were raised when it was recorded. It must never know a particular command or
 * event.
 */
@NullMarked
package io.incidentledger.api.fact;

import org.jspecify.annotations.NullMarked;
