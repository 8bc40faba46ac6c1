/** Health as a metric, the same for both sides. It must never decide what is healthy. */
@NullMarked
package io.incidentledger.wire.health;

import org.jspecify.annotations.NullMarked;
