/**
 * Which entries of an incident a reader should be careful with: late, imprecise or contradicted. It
 * tells of entries and must never judge what is true.
 */
@NullMarked
package io.incidentledger.query.irregularity;

import org.jspecify.annotations.NullMarked;
