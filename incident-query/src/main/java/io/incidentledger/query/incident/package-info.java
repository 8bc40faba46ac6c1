/**
 * The incident as a view: what it is, which services it has out and since when, how far the
 * restoration is. Folds facts by the contract's own fold; must never judge one.
 */
@NullMarked
package io.incidentledger.query.incident;

import org.jspecify.annotations.NullMarked;
