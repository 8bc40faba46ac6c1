/**
 * What this machine can do without the product: the same rows, the same records, and nothing else.
 */
@NullMarked
package io.incidentledger.benchmark.ceiling;

import org.jspecify.annotations.NullMarked;
