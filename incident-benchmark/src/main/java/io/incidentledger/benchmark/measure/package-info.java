/** What the product does, each figure against its ceiling of the same round. */
@NullMarked
package io.incidentledger.benchmark.measure;

import org.jspecify.annotations.NullMarked;
