/** What a run says, for people, for programs and as a picture. Knows nothing of the product. */
@NullMarked
package io.incidentledger.benchmark.report;

import org.jspecify.annotations.NullMarked;
