/**
 * The import: many lines of many incidents in one request, each decided like a request of its own,
 * by the same desks. It must never know how anything is decided, nor what a source's own form is:
 * whoever sends it has translated that.
 */
@NullMarked
package io.incidentledger.command.intake;

import org.jspecify.annotations.NullMarked;
