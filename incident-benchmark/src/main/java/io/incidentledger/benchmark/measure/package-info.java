/**
 * What the product does, each figure against its ceiling of the same round. It must never weaken a
 * setting that makes a commit durable.
 */
@NullMarked
package io.incidentledger.benchmark.measure;

import org.jspecify.annotations.NullMarked;
