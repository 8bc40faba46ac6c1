/**
 * The seam between the network and the decisions: what is asked, by whom, and what was recorded.
 * Pure values and two interfaces; it must never know HTTP, Axon or a database.
 */
@NullMarked
package io.incidentledger.command.request;

import org.jspecify.annotations.NullMarked;
