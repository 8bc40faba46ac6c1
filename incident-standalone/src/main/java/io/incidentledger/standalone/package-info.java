@NullMarked
package io.incidentledger.standalone;

import org.jspecify.annotations.NullMarked;
