@NullMarked
package io.incidentledger.embedded;

import org.jspecify.annotations.NullMarked;
