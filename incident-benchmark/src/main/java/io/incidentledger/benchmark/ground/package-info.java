/**
 * The product and its servers as processes, the way to them, and the incidents that they are filled
 * with. It measures nothing.
 */
@NullMarked
package io.incidentledger.benchmark.ground;

import org.jspecify.annotations.NullMarked;
