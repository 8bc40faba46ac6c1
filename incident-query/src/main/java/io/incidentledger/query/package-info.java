@NullMarked
package io.incidentledger.query;

import org.jspecify.annotations.NullMarked;
