/** What costs so little that only JMH can measure it. It knows nothing of servers. */
@NullMarked
package io.incidentledger.benchmark.jmh;

import org.jspecify.annotations.NullMarked;
