package io.incidentledger.query.investigation;

import static io.incidentledger.api.investigation.Assessment.CONFIRMED;
import static io.incidentledger.api.investigation.Assessment.NONE_KNOWN;
import static io.incidentledger.query.investigation.Told.confirmed;
import static io.incidentledger.query.investigation.Told.finding;
import static io.incidentledger.query.investigation.Told.registered;
import static io.incidentledger.query.investigation.Told.successor;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.query.fixture.Facts;
import io.incidentledger.query.fixture.Publisher;
import io.incidentledger.query.fixture.Reads;
import io.incidentledger.wire.http.Caller.Answer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The investigation of an incident, off its topic. */
class InvestigationReadTest {
    private static final String INCIDENT = "/api/incidents/" + Told.INCIDENT;
    private static Reads reads;

    @BeforeAll
    static void start() {
        reads = Reads.start();
        Publisher publisher = reads.publisher();
        Facts facts = Facts.of(Told.INCIDENT.value());
        publisher.at("2023-04-27T06:00:00Z").publish(facts.declared("Attack"));
        publisher.publish(facts.off("records", "20:00", "aok"));
        publisher.at("2023-04-27T10:00:00Z").publish(registered("disk", 8, Told.DIGEST));
        publisher.publish(finding("no", "provider", 9, NONE_KNOWN, "aok"));
        publisher.at("2023-04-27T12:00:00Z");
        publisher.publish(confirmed("disk", 11, "lka", Told.OTHER_DIGEST));
        publisher.publish(successor("no", "yes", "provider", 10, CONFIRMED, "aok"));
        publisher.watermark();
    }

    @AfterAll
    static void stop() {
        reads.close();
    }

    /** Fails when nobody waits for an entry of a stream beside an incident. */
    @Test
    void waits_for_what_was_just_recorded() {
        assertThat(
                        get("/findings?after=%s/investigation@3".formatted(Told.INCIDENT))
                                .json()
                                .at("/questions/0/findings"))
                .hasSize(2);
        Answer never = get("/findings?after=%s/investigation@9".formatted(Told.INCIDENT));
        assertThat(never.status()).isEqualTo(503);
    }

    /** Fails when what was recorded later shows, or when it is cut by another clock. */
    @ParameterizedTest
    @CsvSource({
        "?validAt=2023-04-27T09:30:00Z,          1, false",
        "?validAt=2023-04-27T11:30:00Z,          2, true",
        "?knownAt=2023-04-27T11:00:00Z,          1, false",
        "?learnedUntil=2023-04-27T11:00:00Z,     1, false",
        "?knownAt=2023-04-27T05:00:00Z,          0, false"
    })
    void is_read_as_of_any_moment(String axes, int findings, boolean differs) {
        get("/findings?after=%s/investigation@3".formatted(Told.INCIDENT));
        assertThat(get("/findings" + axes).json().at("/questions/0/findings").size())
                .isEqualTo(findings);
        assertThat(get("/evidence" + axes).json().at("/differing").asInt())
                .isEqualTo(differs ? 1 : 0);
        assertThat(get("/legal-holds" + axes).status()).isEqualTo(200);
    }

    @Test
    void is_not_there_for_those_who_may_not_know_of_the_incident() {
        for (String read : new String[] {"/findings", "/evidence", "/legal-holds"}) {
            assertThat(reads.boundTo("sbk").get(INCIDENT + read).status()).isEqualTo(404);
        }
    }

    @Test
    void shows_a_bound_reader_the_findings_about_their_tenant() {
        get("/findings?after=%s/investigation@3".formatted(Told.INCIDENT));
        Answer answer =
                reads.boundTo("aok")
                        .get(
                                INCIDENT
                                        + "/findings?after=%s/investigation@3"
                                                .formatted(Told.INCIDENT));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/questions/0/findings").size()).isEqualTo(2);
        assertThat(answer.response().body()).doesNotContain("provider");
    }

    private static Answer get(String read) {
        return reads.observer().get(INCIDENT + read);
    }
}
