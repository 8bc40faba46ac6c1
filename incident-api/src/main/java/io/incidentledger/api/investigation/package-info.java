/**
 * What is being found out about an incident, beside what happens in it: findings by whoever made
 * them, evidence with its custody, what must be kept. A stream of its own, which goes on when the
 * incident is closed. It must never say whether a finding is right: it says who held it, on what
 * basis, and what became of it.
 */
@NullMarked
package io.incidentledger.api.investigation;

import org.jspecify.annotations.NullMarked;
