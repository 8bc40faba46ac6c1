/** Deliberate violations that the rules of the architecture must find. Never to be used. */
@NullMarked
package io.incidentledger.canary.util;

import org.jspecify.annotations.NullMarked;
