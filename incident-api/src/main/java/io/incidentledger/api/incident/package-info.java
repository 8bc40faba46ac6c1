/**
 * One declared case, from declaration to closure: what can be asked of it, what has happened in it,
 * and what its facts amount to on the valid axis ({@link
 * io.incidentledger.api.incident.PairHistory}). Whatever folds facts into intervals must use this
 * fold, so that decisions and views can never disagree.
 */
@NullMarked
package io.incidentledger.api.incident;

import org.jspecify.annotations.NullMarked;
