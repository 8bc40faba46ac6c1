/**
 * The published contract of the product: what may be asked of it, what it records, why it refuses,
 * and what it answers. Everything here is plain Java: it must never know a framework, a database or
 * the network, so that a reviewer can read it and a consumer can depend on it.
 */
@NullMarked
package io.incidentledger.api;

import org.jspecify.annotations.NullMarked;
