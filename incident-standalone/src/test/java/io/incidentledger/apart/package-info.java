/** The two sides as processes of their own, on servers of their own. */
@NullMarked
package io.incidentledger.apart;

import org.jspecify.annotations.NullMarked;
