/**
 * Holds the repository against the house rules that no compiler knows: length, leftovers, links,
 * words. It must never need an exception for a single file.
 */
@NullMarked
package io.incidentledger.tidiness;

import org.jspecify.annotations.NullMarked;
