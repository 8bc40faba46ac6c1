package io.incidentledger.command.publication;

import java.util.UUID;

/**
 * A topic that the record is published to.
 *
 * @param id the broker's; whatever has another one is another topic, whatever its name
 * @param acknowledged it had all of its own up to this position when that was decided; -1 for none
 */
record PublishedTopic(UUID id, long acknowledged) {}
