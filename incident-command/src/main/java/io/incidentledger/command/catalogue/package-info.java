/**
 * What the provider runs, where and for whom: decided here, and asked by every decision that names
 * a service, a tenant or a site. It must never know an incident.
 */
@NullMarked
package io.incidentledger.command.catalogue;

import org.jspecify.annotations.NullMarked;
