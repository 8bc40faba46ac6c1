package io.incidentledger.query.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.util.Objects;
import java.util.UUID;

/**
 * The processes that fill one database, each some of the partitions.
 *
 * @param id of the group of consumers: the same for all on one database, another on another
 * @param node tells this process apart, so that it takes its partitions over from itself when it
 *     starts again; null where another should have them in the meantime
 */
record FeedGroup(String id, @Nullable String node) {
    /** All groups begin so: for the broker's access rules. */
    static final String PREFIX = "incident-query-";

    /** The group of a database. */
    static FeedGroup of(JdbcOperations jdbc, @Nullable String node) {
        UUID id =
                Objects.requireNonNull(
                        jdbc.queryForObject("SELECT id FROM control.feed_group", UUID.class));
        return new FeedGroup(PREFIX + id, node);
    }
}
