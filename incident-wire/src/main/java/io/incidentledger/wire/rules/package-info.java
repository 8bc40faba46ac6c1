/**
 * Reads the reference data that the contract brings along, and refuses to start with what is
 * malformed. It must never say what a rule means.
 */
@NullMarked
package io.incidentledger.wire.rules;

import org.jspecify.annotations.NullMarked;
