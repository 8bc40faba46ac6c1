/**
 * Server-sent events: lets readers keep listening to a view. Whoever comes back with the id of the
 * last event misses nothing and gets nothing twice, because the events are read from what the feed
 * has committed. It must never hold up the feed, nor know what is listened to.
 */
@NullMarked
package io.incidentledger.query.live;

import org.jspecify.annotations.NullMarked;
