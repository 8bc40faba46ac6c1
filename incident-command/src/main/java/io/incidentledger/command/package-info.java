/**
 * The command side: decides what is recorded, stores it and publishes it. It must never read a
 * projection.
 */
@NullMarked
package io.incidentledger.command;

import org.jspecify.annotations.NullMarked;
