/**
 * What the provider runs, where, and for whom: sites, services, tenants and subscriptions, each
 * with the time since when it holds. Nothing here may depend on an incident.
 */
@NullMarked
package io.incidentledger.api.catalogue;

import org.jspecify.annotations.NullMarked;
