/** How others do the same, in the same run. Nothing of the product may depend on it. */
@NullMarked
package io.incidentledger.benchmark.peer;

import org.jspecify.annotations.NullMarked;
