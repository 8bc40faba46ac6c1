package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.publication.PublisherStatus.State;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.List;

/** Fails when {@code lock} always succeeds: both are active. */
class OneOfTwoPublishersIsActiveTest {
    private final PublicationFixture publication = new PublicationFixture();

    @AfterEach
    void stop() {
        publication.close();
    }

    @Test
    void oneIsActiveAndTheOtherTakesOverWhenItsConnectionDies() throws SQLException {
        Publisher first = publication.start();
        await().until(() -> first.status().state() == State.ACTIVE);
        Publisher second = publication.start();
        publication.store.append(INCIDENT, 0);
        await().until(() -> publication.topics.events().size() == 1);
        assertThat(second.status().state()).isEqualTo(State.STANDBY);

        endConnectionOfTheActiveOne();
        await().until(() -> second.status().state() == State.ACTIVE);
        publication.store.append(INCIDENT, 1);

        await().until(() -> publication.topics.events().size() >= 2);
        assertThat(publication.topics.events()).containsExactly(INCIDENT + "@0", INCIDENT + "@1");
        assertThat(first.status().state()).isEqualTo(State.STANDBY);
    }

    private void endConnectionOfTheActiveOne() throws SQLException {
        List<Boolean> ended =
                publication
                        .store
                        .asApplication()
                        .sql(
                                """
                                SELECT pg_terminate_backend(l.pid)
                                  FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                                 WHERE l.locktype = 'advisory' AND l.granted
                                   AND d.datname = current_database()
                                """)
                        .query(Boolean.class)
                        .list()
                        .stream()
                        .map(Boolean.TRUE::equals)
                        .toList();
        assertThat(ended).containsExactly(true);
    }
}
