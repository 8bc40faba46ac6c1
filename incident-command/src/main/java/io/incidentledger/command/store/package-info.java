/**
 * The event store: its schema, the Axon engine on it, receipts of commands and incident numbers. It
 * must never know a domain word beyond the incident's number, and never change or delete an event.
 */
@NullMarked
package io.incidentledger.command.store;

import org.jspecify.annotations.NullMarked;
