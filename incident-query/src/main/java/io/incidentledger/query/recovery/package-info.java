/**
 * How far the way back to normal is: the matrix of services and tenants, steps, waves and
 * workarounds. Everything here but the controller is pure, folded from what stands when it is
 * asked. It must never keep anything.
 */
@NullMarked
package io.incidentledger.query.recovery;

import org.jspecify.annotations.NullMarked;
