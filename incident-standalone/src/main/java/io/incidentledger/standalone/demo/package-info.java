/**
 * Plays a scenario against a running product, over HTTP like any other client, and shows what the
 * product answers. It must know no class of the product but its wire format, and never reach past
 * HTTP.
 */
@NullMarked
package io.incidentledger.standalone.demo;

import org.jspecify.annotations.NullMarked;
