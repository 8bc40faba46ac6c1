/**
 * The one JSON form of a statement: a command's own fields, and beside them its clocks, what it
 * overrides and who stands behind it. It must never judge what a command asks for, nor know how it
 * arrived.
 */
@NullMarked
package io.incidentledger.wire.statement;

import org.jspecify.annotations.NullMarked;
