@NullMarked
package io.incidentledger.wire;

import org.jspecify.annotations.NullMarked;
