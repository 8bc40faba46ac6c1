@NullMarked
package io.incidentledger.api;

import org.jspecify.annotations.NullMarked;
