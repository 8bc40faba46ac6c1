/**
 * What can only be tested where the contract of the topics is made. It stands in the package of the
 * query side because how a record is encoded is nobody else's business.
 */
@NullMarked
package io.incidentledger.query.summary;

import org.jspecify.annotations.NullMarked;
