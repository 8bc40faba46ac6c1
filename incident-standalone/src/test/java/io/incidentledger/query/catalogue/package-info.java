/**
 * What can only be tested where both sides are on the class path. It stands in the package of the
 * query side because the fold is nobody else's business.
 */
@NullMarked
package io.incidentledger.query.catalogue;

import org.jspecify.annotations.NullMarked;
