package io.incidentledger.query.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.incident.IncidentEvent.MilestoneReached;
import io.incidentledger.api.incident.Milestone;
import io.incidentledger.api.stream.DerivedTopic;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.query.fixture.DerivedRecords;
import io.incidentledger.query.fixture.DerivedRecords.Derived;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the derived topics say. Fails when a change of a pair or of an incident is not sent, when it
 * is sent under another version than the position that brought it, or when a pair that is well
 * again is not said to be.
 */
class WhatStandsNowTest {
    private static Reads reads;
    private static Publisher publisher;

    @BeforeAll
    static void start() {
        reads = Reads.with(Map.of("incident.summary.poll", "20ms"));
        publisher = reads.publisher();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void a_pair_that_is_out_says_since_when_and_by_which_incident() {
        Facts one = reads.declared("INC-2023-000401", "Attack");
        EntryId off = publisher.publish(one.off("mail", "20:00..20:10", "aok"));
        Derived status = awaitStatus("mail/aok", "OFFLINE");
        assertThat(status.text("/service")).isEqualTo("mail");
        assertThat(status.text("/tenant")).isEqualTo("aok");
        assertThat(status.text("/since/earliest")).isEqualTo("2023-04-24T20:00:00.000000Z");
        assertThat(status.text("/since/latest")).isEqualTo("2023-04-24T20:10:00.000000Z");
        assertThat(status.text("/disruptions/0/incident")).isEqualTo("INC-2023-000401");
        assertThat(status.text("/disruptions/0/startedBy")).isEqualTo(off.toString());
        assertThat(status.text("/disruptions/0/cause")).isEqualTo("ISOLATION");
    }

    @Test
    void a_pair_that_was_restored_is_said_to_be_well() {
        Facts one = reads.declared("INC-2023-000402", "Attack");
        publisher.publish(one.off("back", "20:00", "aok", "sbk"));
        awaitStatus("back/aok", "OFFLINE");
        publisher.publish(one.back("back", "21:00", "aok"));
        Derived status = awaitStatus("back/aok", "OK");
        assertThat(status.value().path("disruptions").isEmpty()).isTrue();
        assertThat(status.value().has("since")).isFalse();
        assertThat(status("back/sbk").text("/state")).isEqualTo("OFFLINE");
    }

    @Test
    void a_correction_of_the_past_changes_what_stands_now() {
        Facts one = reads.declared("INC-2023-000403", "Attack");
        EntryId off = publisher.publish(one.off("wrong", "20:00", "aok"));
        Derived before = awaitStatus("wrong/aok", "OFFLINE");
        EntryId correction = publisher.publish(one.correct(off, one.off("wrong", "20:00", "sbk")));
        Derived after = awaitStatus("wrong/aok", "OK");
        assertThat(after.version()).isGreaterThan(before.version());
        assertThat(awaitStatus("wrong/sbk", "OFFLINE").version()).isEqualTo(after.version());
        publisher.publish(one.retract(off));
        assertThat(awaitStatus("wrong/sbk", "OK").version()).isGreaterThan(after.version());
        assertThat(correction.sequence()).isEqualTo(2);
    }

    @Test
    void the_worst_of_two_incidents_counts() {
        Facts one = reads.declared("INC-2023-000404", "First");
        Facts two = reads.declared("INC-2023-000405", "Second");
        publisher.publish(one.limited("both", "20:00", "aok"));
        publisher.publish(two.off("both", "20:30", "aok"));
        Derived worst = awaitStatus("both/aok", "OFFLINE");
        assertThat(worst.value().path("disruptions").size()).isEqualTo(2);
        assertThat(worst.text("/since/earliest")).isEqualTo("2023-04-24T20:30:00.000000Z");
        publisher.publish(two.back("both", "21:00", "aok"));
        // A restoration ends whatever its own incident has open, and no other's.
        assertThat(awaitStatus("both/aok", "LIMITED").text("/disruptions/0/incident"))
                .isEqualTo("INC-2023-000404");
    }

    @Test
    void an_incident_says_what_it_is_and_how_much_it_keeps_out() {
        Facts one = reads.declared("INC-2023-000406", "Attack on the mail");
        publisher.publish(one.off("sum", "20:00", "aok", "sbk"));
        publisher.publish(one.limited("sum-too", "20:00", "aok"));
        publisher.publish(one.back("sum", "21:00", "aok"));
        Derived open = awaitIncident("INC-2023-000406", "/open/offline", "1");
        assertThat(open.text("/title")).isEqualTo("Attack on the mail");
        assertThat(open.text("/status")).isEqualTo("OPEN");
        assertThat(open.text("/severity")).isEqualTo("CRITICAL");
        assertThat(open.value().at("/open/limited").asInt()).isEqualTo(1);
        assertThat(open.value().has("summary")).isFalse();
        publisher.publish(one.resolved("22:00"));
        Derived resolved = awaitIncident("INC-2023-000406", "/status", "RESOLVED");
        assertThat(resolved.text("/resolved/earliest")).isEqualTo("2023-04-24T22:00:00.000000Z");
        assertThat(resolved.version()).isGreaterThan(open.version());
    }

    /** Fails when markings are not asked for. */
    @ParameterizedTest
    @EnumSource(names = {"AMBER_STRICT", "RED"})
    void a_milestone_that_is_marked_stricter_than_the_default_is_not_on_it(Marking strict) {
        String incident = "INC-2023-00041" + strict.ordinal();
        Facts one = reads.declared(incident, "Attack");
        publisher.publish(reached(one, Milestone.BEGAN));
        publisher.marking(strict).publish(reached(one, Milestone.DETECTED));
        publisher.marking(Marking.AMBER).publish(one.resolved("22:00"));
        Derived resolved = awaitIncident(incident, "/status", "RESOLVED");
        assertThat(resolved.value().path("milestones"))
                .extracting(it -> it.path("milestone").asString())
                .containsExactly("BEGAN");
    }

    @Test
    void every_record_is_a_cloud_event_whose_position_is_its_version() {
        Facts one = reads.declared("INC-2023-000408", "Attack");
        publisher.publish(one.off("cloud", "20:00", "aok"));
        Derived status = awaitStatus("cloud/aok", "OFFLINE");
        assertThat(status.header(RecordHeader.SPEC_VERSION)).isEqualTo("1.0");
        assertThat(status.header(RecordHeader.TYPE)).isEqualTo("ServiceStatus");
        assertThat(status.header(RecordHeader.ID))
                .isEqualTo("ServiceStatus:cloud/aok@" + status.version());
        assertThat(status.header(RecordHeader.SUBJECT)).isEqualTo("cloud/aok");
        assertThat(status.header(RecordHeader.TIME)).matches("2023-.*T.*\\.\\d{6}Z");
        assertThat(DerivedRecords.all(DerivedTopic.SERVICE_STATUS))
                .allMatch(it -> it.position() == it.version());
    }

    private static MilestoneReached reached(Facts one, Milestone milestone) {
        return new MilestoneReached(one.incident(), milestone, null, List.of(), Facts.at("19:30"));
    }

    private static Derived status(String pair) {
        return Objects.requireNonNull(DerivedRecords.last(DerivedTopic.SERVICE_STATUS).get(pair));
    }

    private static Derived awaitStatus(String pair, String state) {
        publisher.watermark();
        return await().until(
                        () -> DerivedRecords.last(DerivedTopic.SERVICE_STATUS).get(pair),
                        found -> found != null && found.text("/state").equals(state));
    }

    private static Derived awaitIncident(String incident, String pointer, String wanted) {
        publisher.watermark();
        return await().until(
                        () -> DerivedRecords.last(DerivedTopic.SUMMARY).get(incident),
                        found ->
                                found != null
                                        && found.value().at(pointer).asString().equals(wanted));
    }
}
