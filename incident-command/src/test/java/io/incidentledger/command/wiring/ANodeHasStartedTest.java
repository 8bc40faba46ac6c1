package io.incidentledger.command.wiring;

import static io.incidentledger.command.wiring.CommandSide.off;
import static io.incidentledger.command.wiring.CommandSide.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.store.EventEngine;

import org.axonframework.common.transaction.TransactionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds as soon as a node runs. */
@ExtendWith(CommandSide.Running.class)
class ANodeHasStartedTest {
    private final CommandSide side;

    ANodeHasStartedTest(CommandSide side) {
        this.side = side;
    }

    /** Fails when Axon is left to find one by itself, which then does nothing. */
    @Test
    void axon_commits_what_commands_have_decided_through_the_store() {
        assertThat(
                        side.bean(org.axonframework.config.Configuration.class)
                                .getComponent(TransactionManager.class))
                .isSameAs(side.bean(EventEngine.class).commandTransactions());
    }

    @Test
    void the_first_start_opens_the_catalogue_by_the_system_itself() {
        assertThat(
                        side.jdbc()
                                .sql(
                                        """
                                        SELECT payload_type || ' ' || convert_from(metadata, 'UTF8')
                                          FROM event WHERE aggregate_identifier = 'catalogue'
                                           AND sequence_number = 0
                                        """)
                                .query(String.class)
                                .single())
                .startsWith("CatalogueOpened {")
                .contains("\"subject\":\"system\"");
        assertThat(side.bean(CatalogueCache.class).current().version()).isEqualTo(2);
    }

    /** Fails when the pool does not set it: the servers of the tests allow a minute. */
    @Test
    void a_transaction_that_nobody_carries_on_ends_after_half_a_minute() {
        assertThat(
                        side.jdbc()
                                .sql("SHOW idle_in_transaction_session_timeout")
                                .query(String.class)
                                .single())
                .isEqualTo("30s");
    }

    @Test
    void what_is_recorded_is_published() {
        IncidentId incident = side.declared();
        side.take(incident, off(), request(null, null));
        Publisher publisher = side.bean(Publisher.class);
        long events = side.jdbc().sql("SELECT count(*) FROM event").query(Long.class).single();
        await().untilAsserted(
                        () ->
                                assertThat(publisher.status().acknowledged())
                                        .isGreaterThanOrEqualTo(events - 1));
    }
}
