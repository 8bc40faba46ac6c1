/**
 * How much of the time for which it was subscribed something could be used, month by month. It
 * counts whatever phases it is given, and must never know an incident.
 */
@NullMarked
package io.incidentledger.query.availability;

import org.jspecify.annotations.NullMarked;
