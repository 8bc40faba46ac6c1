/**
 * Asks the product whether what it passed on is what it recorded, has it passed on again, and tells
 * people. Never judges.
 */
@NullMarked
package io.incidentledger.standalone.verification;

import org.jspecify.annotations.NullMarked;
