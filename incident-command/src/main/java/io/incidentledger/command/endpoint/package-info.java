/**
 * Where commands come in over HTTP: resources named by the domain, each with the command that it
 * stands for. Nothing is decided here, and nothing may be known of how it is recorded.
 */
@NullMarked
package io.incidentledger.command.endpoint;

import org.jspecify.annotations.NullMarked;
