package io.incidentledger.query.irregularity;

import static io.incidentledger.query.fixture.Facts.at;
import static io.incidentledger.query.fixture.Facts.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentEvent.NoteLogged;
import io.incidentledger.api.incident.IncidentEvent.ServiceRestored;
import io.incidentledger.api.incident.RecoveryEvent.RestorationDisputed;
import io.incidentledger.api.investigation.Assessment;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingStated;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class IrregularitiesReadTest {
    private static final String INCIDENT = "INC-2023-000921";
    private static final String PATH = "/api/incidents/INC-2023-000921/irregularities";

    private static Reads reads;

    /** Recorded on the day on which it happened. */
    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher().at("2023-04-24T19:10:00Z");
        Facts facts = reads.declared(INCIDENT, "Attack");
        publisher.publish(facts.off("kim", "19:00..19:08", "aok", "sbk"));
        publisher.at("2023-04-24T20:10:00Z");
        publisher.publish(facts.back("kim", "20:00", "aok", "sbk"));
        publisher.publish(dispute(facts, null, "20:05", "sbk"));
        publisher.publish(objected(facts, "20:06", "aok"));
        publisher.publish(facts.siteOff("19:30"));
        publisher.publish(facts.off("mail", "20:08", facts.entry(5), "aok"));
        publisher.at("2023-04-24T21:00:00Z");
        publisher.publish(learned(facts, "20:59", "20:30"));
        publisher.publish(facts.correct(facts.entry(1), facts.off("kim", "19:02..19:03", "aok")));
        publisher.publish(facts.retract(facts.entry(5)));
        publisher.marking(Marking.RED).publish(facts.note("Whom we suspect", "12:00"));
        publisher.publish(dispute(facts, facts.entry(4), "20:59", "aok"));
        publisher.publish(superseding(facts));
        publisher.marking(Marking.AMBER).publish(stated(facts));
        publisher.watermark();
        reads.observer().get("/api/incidents?after=" + INCIDENT + "/investigation@1");
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    @Test
    void late_is_what_was_recorded_long_after_it_was_over_or_known() {
        JsonNode found = get("");
        assertThat(entries(found, "late")).containsExactly("@5", "@7");
        assertThat(found.at("/late/0/afterItWasOver").asString()).isEqualTo("PT40M");
        assertThat(found.at("/late/0/amendedBy").asString()).isEqualTo(INCIDENT + "@9");
        assertThat(found.at("/late/1/afterItWasOver").asString()).isEqualTo("PT1M");
        assertThat(found.at("/late/1/afterItWasKnown").asString()).isEqualTo("PT30M");
    }

    @Test
    void how_long_is_long_is_for_who_asks_to_say() {
        assertThat(entries(get("?lateAfter=PT30M"), "late")).containsExactly("@5");
        assertThat(entries(get("?lateAfter=PT9M"), "late")).containsExactly("@0", "@2", "@5", "@7");
        assertThat(get("?lateAfter=P1D").path("lateAfter").asString()).isEqualTo("PT24H");
        assertThat(reads.observer().get(PATH + "?lateAfter=-PT1S").status()).isEqualTo(400);
        assertThat(reads.observer().get(PATH + "?widerThan=long").status()).isEqualTo(400);
    }

    /** Fails when a correction is taken for as exact as the moment of correcting. */
    @Test
    void imprecise_is_what_has_bounds_wider_than_asked() {
        assertThat(entries(get(""), "imprecise")).containsExactly("@1", "@8");
        assertThat(entries(get("?widerThan=PT1M"), "imprecise")).containsExactly("@1");
        assertThat(get("").at("/imprecise/0/width").asString()).isEqualTo("PT8M");
    }

    @Test
    void contradicted_is_what_was_objected_to_amended_or_disputed() {
        JsonNode found = get("").path("contradicted");
        assertThat(against(found))
                .containsExactly(
                        "@1 [CORRECTED @8]",
                        "@2 [DISPUTED @3]",
                        "@4 [OBJECTED ]",
                        "@5 [RETRACTED @9]",
                        "@6 [RETRACTED @9]",
                        "/investigation@1 [SUPERSEDED ]");
        assertThat(found.at("/2/by/0/objection/code").asString()).isEqualTo("NOTHING_TO_RESTORE");
    }

    /** Fails when anything is told that was recorded later. */
    @Test
    void nothing_is_known_of_before_it_was_recorded() {
        JsonNode then = get("?knownAt=2023-04-24T20:30:00Z");
        assertThat(entries(then, "late")).containsExactly("@5");
        assertThat(then.at("/late/0").has("amendedBy")).isFalse();
        assertThat(against(then.path("contradicted")))
                .containsExactly("@2 [DISPUTED @3]", "@4 [OBJECTED ]");
        assertThat(entries(get("?knownAt=2023-01-01T00:00:00Z"), "late")).isEmpty();
    }

    @Test
    void nothing_is_told_of_what_had_not_happened() {
        assertThat(against(get("?validAt=2023-04-24T20:04:00Z").path("contradicted")))
                .containsExactly("@1 [CORRECTED @8]", "@5 [RETRACTED @9]");
    }

    @Test
    void what_had_not_been_learned_does_not_contradict() {
        JsonNode then = get("?learnedUntil=2023-04-24T20:45:00Z");
        assertThat(entries(then, "late")).containsExactly("@5", "@7");
        assertThat(against(then.path("contradicted")))
                .containsExactly("@2 [DISPUTED @3]", "@4 [OBJECTED ]");
    }

    /** Fails when a marking is asked of the entry alone, and not of what disputes it. */
    @Test
    void markings_hide_entries_and_disputes() {
        JsonNode all = reads.as(Role.REVIEWER).get(PATH).json();
        assertThat(entries(all, "late")).contains("@10");
        assertThat(against(all.path("contradicted")))
                .contains("@4 [OBJECTED , DISPUTED @11]")
                .contains("/investigation@1 [SUPERSEDED /investigation@0]");
        assertThat(entries(get(""), "late")).doesNotContain("@10");
    }

    @Test
    void no_tenant_is_told_how_the_record_is_kept() {
        JsonNode own = reads.boundTo("sbk").get(PATH).json();
        for (String list : List.of("late", "imprecise", "contradicted")) {
            assertThat(own.path(list)).as(list).isEmpty();
        }
        assertThat(reads.boundTo("barmer").get(PATH).status()).isEqualTo(404);
    }

    private static JsonNode get(String query) {
        return reads.observer().get(PATH + query).json();
    }

    private static List<String> entries(JsonNode view, String list) {
        return view.path(list).valueStream().map(it -> name(it.path("entry"))).toList();
    }

    private static List<String> against(JsonNode contradicted) {
        return contradicted.valueStream().map(it -> name(it.path("entry")) + " " + by(it)).toList();
    }

    private static List<String> by(JsonNode contradicted) {
        return contradicted
                .path("by")
                .valueStream()
                .map(it -> it.path("kind").asString() + " " + name(it.path("by")))
                .toList();
    }

    private static String name(JsonNode entry) {
        return entry.asString("").replace(INCIDENT, "");
    }

    private static RestorationDisputed dispute(
            Facts facts, @Nullable EntryId restoration, String time, String tenant) {
        return new RestorationDisputed(
                facts.incident(),
                new ServiceId("kim"),
                tenants(tenant),
                restoration,
                "Still out",
                at(time));
    }

    private static ServiceRestored objected(Facts facts, String time, String tenant) {
        return new ServiceRestored(
                facts.incident(),
                new ServiceId("kim"),
                tenants(tenant),
                null,
                null,
                null,
                null,
                null,
                List.of(
                        new Objection(
                                ObjectionCode.NOTHING_TO_RESTORE,
                                "Nothing is out.",
                                List.of("kim/" + tenant))),
                at(time));
    }

    private static FindingStated stated(Facts facts) {
        return new FindingStated(
                facts.incident(),
                new FindingId("first"),
                "Was data taken?",
                "No",
                "provider",
                List.of(),
                null,
                List.of(),
                Assessment.NONE_KNOWN,
                null,
                Basis.NONE,
                at("21:00"));
    }

    private static FindingSuperseded superseding(Facts facts) {
        return new FindingSuperseded(
                facts.incident(),
                new FindingId("first"),
                new FindingId("second"),
                "Was data taken?",
                "Yes",
                "provider",
                List.of(),
                null,
                List.of(),
                Assessment.SUSPECTED,
                null,
                Basis.NONE,
                at("21:00"));
    }

    private static NoteLogged learned(Facts facts, String time, String learnedAt) {
        return new NoteLogged(
                facts.incident(),
                "From the log of the night",
                new Clocks(
                        at(time).occurredAt(),
                        new LearnedAt(Facts.moment(learnedAt), "paper log"),
                        null));
    }
}
