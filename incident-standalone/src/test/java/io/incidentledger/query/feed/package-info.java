/**
 * What can only be tested where both sides are on the class path. It stands in the package of the
 * query side because how a record is read is nobody else's business.
 */
@NullMarked
package io.incidentledger.query.feed;

import org.jspecify.annotations.NullMarked;
