/**
 * The way of a request through Axon, the same for every stream: its receipt, its version, what was
 * decided, who stands behind it, its retry. It must never know what a stream is about.
 */
@NullMarked
package io.incidentledger.command.recording;

import org.jspecify.annotations.NullMarked;
