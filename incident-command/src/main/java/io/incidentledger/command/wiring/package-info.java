/**
 * The beans of the command side, one subject a class. Nothing else may depend on it, and nothing is
 * decided here.
 */
@NullMarked
package io.incidentledger.command.wiring;

import org.jspecify.annotations.NullMarked;
