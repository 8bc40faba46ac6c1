/**
 * The manners of every HTTP endpoint: who may call it, how it refuses, how much it takes. It must
 * never know what an endpoint is for.
 */
@NullMarked
package io.incidentledger.wire.http;

import org.jspecify.annotations.NullMarked;
