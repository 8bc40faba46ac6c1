/** What costs so little that only JMH can measure it. */
@NullMarked
package io.incidentledger.benchmark.jmh;

import org.jspecify.annotations.NullMarked;
