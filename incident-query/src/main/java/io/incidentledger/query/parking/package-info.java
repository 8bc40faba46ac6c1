/**
 * What could not be applied, shown to those who answer for the record, and what they order to be
 * done with it. It must never apply anything itself: that is for whoever reads the partition.
 */
@NullMarked
package io.incidentledger.query.parking;

import org.jspecify.annotations.NullMarked;
