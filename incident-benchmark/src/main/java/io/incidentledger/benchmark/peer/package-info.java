/** How others do the same, in the same run. */
@NullMarked
package io.incidentledger.benchmark.peer;

import org.jspecify.annotations.NullMarked;
