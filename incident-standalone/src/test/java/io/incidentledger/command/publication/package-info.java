/**
 * What can only be tested where both sides are on the class path. It stands in the package of the
 * command side because how a record is encoded is nobody else's business.
 */
@NullMarked
package io.incidentledger.command.publication;

import org.jspecify.annotations.NullMarked;
