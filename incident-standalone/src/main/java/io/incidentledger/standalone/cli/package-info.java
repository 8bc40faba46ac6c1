/**
 * The command line: what people type, and what they read back. The only place that writes to the
 * console. It must never decide anything about incidents.
 */
@NullMarked
package io.incidentledger.standalone.cli;

import org.jspecify.annotations.NullMarked;
