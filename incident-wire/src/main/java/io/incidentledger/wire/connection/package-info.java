/**
 * How servers are reached: addresses, credentials, TLS. The settings are bound and checked here; it
 * must never open a connection, nor know what one is for.
 */
@NullMarked
package io.incidentledger.wire.connection;

import org.jspecify.annotations.NullMarked;
