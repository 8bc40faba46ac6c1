package io.incidentledger.command.publication;

import static io.incidentledger.command.publication.PublicationFixture.INCIDENT;
import static io.incidentledger.command.publication.PublicationFixture.await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.stream.Topic;
import io.incidentledger.command.publication.PublisherStatus.State;
import io.incidentledger.command.store.OpenTransaction;
import io.incidentledger.command.store.StoreDump;
import io.incidentledger.command.store.StoreFixture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.sql.SQLException;

/**
 * A dump of the store, restored into another cluster, where transaction ids start again. It holds
 * events that were committed and not sequenced; others are recorded before anybody decides.
 */
class AStoreRestoredElsewhereTest {
    private static final String OTHER = "INC-2026-000002";
    private static final int FAR = 3_000;

    private final PublicationFixture before = new PublicationFixture();
    private final StoreFixture elsewhere = StoreFixture.elsewhere();
    private final PublicationFixture after = before.from(elsewhere);

    @AfterEach
    void stop() {
        after.close();
        before.close();
    }

    /** 30 published, 5 that are not. */
    private void dumpAndRestore() throws SQLException, IOException {
        before.publish(30);
        before.store.useTransactionIds(FAR);
        try (OpenTransaction several = before.store.begin()) {
            several.append(INCIDENT, 30).append(OTHER, 0).append(INCIDENT, 31).commit();
        }
        before.store.append(INCIDENT, 32);
        before.store.append(OTHER, 1);
        StoreDump.of(before.store).restore(elsewhere);
    }

    private Publisher halted() {
        Publisher publisher = after.start();
        await().until(() -> publisher.status().state() == State.HALTED);
        return publisher;
    }

    private AdoptionReport adopt(Publisher publisher) throws SQLException {
        return new StoreAdoption(elsewhere.address(), publisher)
                .decide(RepublicationFixture.ADMINISTRATOR, "Moved to another cluster");
    }

    private void assertComplete(int events) throws SQLException {
        assertThat(after.topics.events()).hasSize(events).doesNotHaveDuplicates();
        after.assertNumbersDense();
        after.assertStreamsInOrder();
        assertThat(after.verification().sound()).isTrue();
    }

    /** Fails when what came without a position gets none, or when the cursor's mark stays. */
    @Test
    void it_is_published_whole_once_somebody_says_that_it_is_right() throws Exception {
        dumpAndRestore();
        elsewhere.append(INCIDENT, 33);
        Publisher publisher = halted();
        assertThat(publisher.status().reason()).contains("./incident adopt-store --reason");
        elsewhere.append("INC-2026-000003", 0);

        AdoptionReport report = adopt(publisher);

        assertThat(report).isEqualTo(new AdoptionReport(true, 7, 36));
        await().until(() -> publisher.status().acknowledged() == 36);
        elsewhere.append(INCIDENT, 34);
        elsewhere.append(OTHER, 2);
        await().until(() -> publisher.status().acknowledged() == 38);
        elsewhere.useTransactionIds(2 * FAR);
        elsewhere.append(INCIDENT, 35);
        await().until(() -> publisher.status().acknowledged() == 39);
        assertComplete(40);
        publisher.close();
        assertThat(adopt(publisher).adopted()).isFalse();
    }

    /** Fails when clusters are told apart by the range of their transaction ids alone. */
    @Test
    void new_commands_do_not_outlive_the_refusal() throws Exception {
        dumpAndRestore();
        halted().close();
        elsewhere.append(INCIDENT, 33);
        elsewhere.useTransactionIds(4 * FAR);

        Publisher publisher = halted();

        adopt(publisher);
        await().until(() -> publisher.status().acknowledged() == 35);
        assertComplete(36);
    }

    @Test
    void topics_that_were_lost_along_with_it_are_decided_after_it() throws Exception {
        dumpAndRestore();
        for (Topic topic : Topic.values()) {
            after.topics.delete(topic);
        }
        Publisher publisher = halted();
        assertThatThrownBy(
                        () ->
                                after.republication(publisher)
                                        .decide(RepublicationFixture.ADMINISTRATOR, "All is lost"))
                .isInstanceOf(PublicationHaltedException.class)
                .hasMessageContaining("adopt-store");

        adopt(publisher);
        await().until(() -> String.valueOf(publisher.status().reason()).contains("republish"));
        after.republication(publisher).decide(RepublicationFixture.ADMINISTRATOR, "All is lost");

        await().until(() -> publisher.status().acknowledged() == 34);
        assertComplete(35);
    }

    /** What was sent after the dump was taken is in Kafka, and in no store any more. */
    @Test
    void topics_that_are_ahead_of_it_halt_publication_after_it() throws Exception {
        dumpAndRestore();
        before.store.append(OTHER, 2);
        before.publishUntil(36).close();
        Publisher publisher = halted();

        AdoptionReport report = adopt(publisher);

        assertThat(report.position()).isEqualTo(34);
        await().until(
                        () ->
                                String.valueOf(publisher.status().reason())
                                        .contains("ahead of the store"));
        assertThat(after.verification().counts()).containsEntry(Discrepancy.Kind.AHEAD, 1L);
    }

    /** Fails when an event may lack the one before it. */
    @Test
    void half_a_store_is_refused() throws Exception {
        dumpAndRestore();
        elsewhere
                .asOwner()
                .sql("DELETE FROM event WHERE aggregate_identifier = ? AND sequence_number = 31")
                .param(INCIDENT)
                .update();
        Publisher publisher = halted();

        assertThatThrownBy(() -> adopt(publisher))
                .isInstanceOf(PublicationHaltedException.class)
                .hasMessageContaining("not a whole store");
    }
}
