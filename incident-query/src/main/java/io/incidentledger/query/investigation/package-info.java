/**
 * What is known of an incident, how well, and on what basis: findings side by side, evidence with
 * the chain of its custody, what must be kept. Pure folds over what stands; they must never say
 * which of two findings is right.
 */
@NullMarked
package io.incidentledger.query.investigation;

import org.jspecify.annotations.NullMarked;
