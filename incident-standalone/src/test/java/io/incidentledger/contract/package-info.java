/**
 * The contract of the topics: made of the code, held against the files that are shipped and against
 * what is sent. It must never describe an event by hand.
 */
@NullMarked
package io.incidentledger.contract;

import org.jspecify.annotations.NullMarked;
