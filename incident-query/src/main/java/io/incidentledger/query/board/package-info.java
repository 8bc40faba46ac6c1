/**
 * What is out now, for whom, since when and why: service by tenant, the worst across incidents. It
 * joins at read time; it must never be stored, or the order between partitions would show.
 */
@NullMarked
package io.incidentledger.query.board;

import org.jspecify.annotations.NullMarked;
