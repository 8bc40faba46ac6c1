@NullMarked
package io.incidentledger.command;

import org.jspecify.annotations.NullMarked;
