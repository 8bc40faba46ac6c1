/**
 * Holds what whoever watches the product is given, dashboard and alerts, against the product as it
 * runs. Nothing is decided here about what is good or bad.
 */
@NullMarked
package io.incidentledger.watching;

import org.jspecify.annotations.NullMarked;
