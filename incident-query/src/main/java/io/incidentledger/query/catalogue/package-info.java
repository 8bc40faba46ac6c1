/**
 * What the provider runs, where, and for whom, as it was valid at any moment. It must never depend
 * on an incident.
 */
@NullMarked
package io.incidentledger.query.catalogue;

import org.jspecify.annotations.NullMarked;
