package io.incidentledger.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.store.StoreFixture;

import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;

/** A store and the session that gives its events their places; empty at first. */
final class SequenceFixture implements AutoCloseable {
    /** Larger than what any test records. */
    static final int WINDOW = 20_000;

    final StoreFixture store = StoreFixture.fresh();
    final StoreSession session;
    private Heads heads = Heads.NONE;

    SequenceFixture() throws SQLException {
        session = StoreSession.open(store.address());
    }

    /** Where the sequence ended after the last pass. */
    Heads heads() {
        return heads;
    }

    Sequencer.Pass pass(int window) throws SQLException {
        Sequencer.Pass pass =
                session.transaction(
                        connection -> new Sequencer(window).pass(connection, heads, -1, false));
        heads = pass.heads();
        return pass;
    }

    List<@Nullable String> sequence() {
        return store.asOwner()
                .sql(
                        """
                        SELECT aggregate_identifier || '@' || sequence_number
                          FROM publication JOIN event USING (global_index) ORDER BY position
                        """)
                .query(String.class)
                .list();
    }

    void assertDense(int count) {
        assertThat(
                        store.asOwner()
                                .sql("SELECT position FROM publication ORDER BY position")
                                .query(Long.class)
                                .list())
                .containsExactlyElementsOf(LongStream.range(0, count).boxed().toList());
        assertThat(
                        store.asOwner()
                                .sql(
                                        """
                                        SELECT count(*) FROM (
                                          SELECT number, row_number() OVER (
                                            PARTITION BY topic, partition ORDER BY position) AS n
                                            FROM publication) AS numbered
                                         WHERE number <> n - 1
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    void assertStreamsInOrder() {
        assertThat(
                        store.asOwner()
                                .sql(
                                        """
                                        SELECT count(*) FROM (
                                          SELECT sequence_number, row_number() OVER (
                                            PARTITION BY aggregate_identifier ORDER BY position) AS n
                                            FROM publication JOIN event USING (global_index)) AS s
                                         WHERE sequence_number <> n - 1
                                        """)
                                .query(Long.class)
                                .single())
                .isZero();
    }

    @Override
    public void close() throws SQLException {
        session.close();
    }
}
