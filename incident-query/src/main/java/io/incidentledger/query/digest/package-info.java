/**
 * What the tables of the projections hold, as one number each: two that were filled from the same
 * topics up to the same position have the same. It must never write.
 */
@NullMarked
package io.incidentledger.query.digest;

import org.jspecify.annotations.NullMarked;
