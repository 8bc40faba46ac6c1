/**
 * The product as processes, seen from outside while its servers and its nodes are killed, stopped,
 * cut off and lied to. Nothing here calls the product's code: what it is held against is computed
 * anew from the rows of the store.
 */
@NullMarked
package io.incidentledger.faults;

import org.jspecify.annotations.NullMarked;
