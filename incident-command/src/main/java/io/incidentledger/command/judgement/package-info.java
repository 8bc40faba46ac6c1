/**
 * How statements are judged, whatever they are about: clocks filled in, objections weighed against
 * {@code despite}. It must never know a particular command.
 */
@NullMarked
package io.incidentledger.command.judgement;

import org.jspecify.annotations.NullMarked;
