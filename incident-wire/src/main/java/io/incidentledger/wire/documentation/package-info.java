/**
 * Shows the description of the API, which is part of the contract. It must never describe anything
 * itself.
 */
@NullMarked
package io.incidentledger.wire.documentation;

import org.jspecify.annotations.NullMarked;
