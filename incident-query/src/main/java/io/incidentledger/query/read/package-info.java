/**
 * What every read has in common: one snapshot, which position it shows, from which moment on it may
 * answer. It must never know what is asked.
 */
@NullMarked
package io.incidentledger.query.read;

import org.jspecify.annotations.NullMarked;
