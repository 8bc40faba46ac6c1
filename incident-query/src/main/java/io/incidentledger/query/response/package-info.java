/**
 * Who works on an incident, what they decide, expect and say, and how it stands to others: folded
 * from its history when it is asked for. It must never know how anything is stored.
 */
@NullMarked
package io.incidentledger.query.response;

import org.jspecify.annotations.NullMarked;
