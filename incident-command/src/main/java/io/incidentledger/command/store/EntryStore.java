package io.incidentledger.command.store;

import io.incidentledger.api.fact.EntryId;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether an entry is recorded, in whichever stream. What is committed stays: a yes is for ever, a
 * no only until now.
 */
public final class EntryStore {
    private static final String HOLDS =
            """
            SELECT EXISTS (
                SELECT FROM event
                WHERE aggregate_identifier = :stream AND sequence_number = :sequence)
            """;

    private final JdbcClient jdbc;

    /** On the database of the store. */
    public EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it is there. */
    public boolean holds(EntryId entry) {
        return jdbc.sql(HOLDS)
                .param("stream", entry.stream())
                .param("sequence", entry.sequence())
                .query(Boolean.class)
                .single();
    }
}
