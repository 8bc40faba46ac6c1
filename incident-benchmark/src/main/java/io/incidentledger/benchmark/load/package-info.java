/** Clients that work at once, and how long it took them. Knows nothing of the product. */
@NullMarked
package io.incidentledger.benchmark.load;

import org.jspecify.annotations.NullMarked;
