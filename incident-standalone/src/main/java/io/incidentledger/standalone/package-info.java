/**
 * The whole product in one process, and what its command line hands over to it. It starts nothing
 * that has been configured from outside, and must never decide or show anything itself.
 */
@NullMarked
package io.incidentledger.standalone;

import org.jspecify.annotations.NullMarked;
