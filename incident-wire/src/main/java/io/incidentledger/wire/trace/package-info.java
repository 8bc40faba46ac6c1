/**
 * The trace in which something was recorded, wherever it is met again. It must never decide what is
 * done, only tell of it.
 */
@NullMarked
package io.incidentledger.wire.trace;

import org.jspecify.annotations.NullMarked;
