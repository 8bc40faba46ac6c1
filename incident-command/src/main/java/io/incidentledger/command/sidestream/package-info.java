/**
 * What the streams beside an incident have in common: they come into being with the first request,
 * keep every entry, correct and retract without touching it, and are judged by rules of their own.
 * It must never know what such a stream is about.
 */
@NullMarked
package io.incidentledger.command.sidestream;

import org.jspecify.annotations.NullMarked;
