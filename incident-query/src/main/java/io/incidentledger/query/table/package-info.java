/**
 * How projections write: many rows with one statement, and rows that keep what was known before. It
 * must never know a table by name.
 */
@NullMarked
package io.incidentledger.query.table;

import org.jspecify.annotations.NullMarked;
