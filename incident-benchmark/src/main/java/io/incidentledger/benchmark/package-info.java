/** Measures the product: {@code ./incident bench}. No part of what is delivered. */
@NullMarked
package io.incidentledger.benchmark;

import org.jspecify.annotations.NullMarked;
