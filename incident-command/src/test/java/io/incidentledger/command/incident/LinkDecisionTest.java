package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;
import static io.incidentledger.api.incident.Relation.CAUSED_BY;
import static io.incidentledger.api.incident.Relation.DUPLICATE_OF;
import static io.incidentledger.api.incident.Relation.PART_OF;
import static io.incidentledger.api.refusal.RefusalCode.LINK_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_OTHER_INCIDENT;
import static io.incidentledger.command.incident.CommunicationStatements.linked;
import static io.incidentledger.command.incident.IncidentFixtures.INCIDENT;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.dismissed;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentEvent.EntryRetracted;
import io.incidentledger.api.incident.IncidentEvent.IncidentDeclared;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class LinkDecisionTest {
    static final IncidentId SECOND = new IncidentId("INC-2023-000002");
    private static final IncidentId THIRD = new IncidentId("INC-2023-000003");
    private static final IncidentId NEVER = new IncidentId("INC-2023-000009");

    private static final Clocks CLOCKS = new Clocks(at(9), null, null);

    /** The second is part of the third, which is part of ours. */
    private static final KnownLinks CHAIN =
            new KnownLinks(
                    Map.of(
                            SECOND, List.of(link(SECOND, THIRD, PART_OF)),
                            THIRD, List.of(link(THIRD, INCIDENT, PART_OF))));

    private final Story story = Story.of().among(CHAIN);

    @Test
    void leads_to_another_incident_that_was_declared() {
        assertThat(story.then(linked(SECOND, DUPLICATE_OF)).events()).hasSize(1);
        assertThat(story.refusalOf(linked(NEVER, DUPLICATE_OF)).code())
                .isEqualTo(UNKNOWN_OTHER_INCIDENT);
    }

    @Test
    void does_not_lead_to_where_it_begins() {
        assertThat(story.refusalOf(linked(INCIDENT, CAUSED_BY)).code()).isEqualTo(LINK_CYCLE);
    }

    /** Fails when only the first step of the way back is looked at. */
    @Test
    void does_not_close_a_circle_however_long() {
        assertThat(story.refusalOf(linked(THIRD, PART_OF)).code()).isEqualTo(LINK_CYCLE);
        Refusal refusal = story.refusalOf(linked(SECOND, PART_OF));
        assertThat(refusal.code()).isEqualTo(LINK_CYCLE);
        assertThat(refusal.sentence())
                .startsWith(
                        "INC-2023-000002 is PART_OF INC-2023-000003, which is PART_OF"
                                + " INC-2023-000001 already");
    }

    @Test
    void closes_no_circle_by_another_relation() {
        assertThat(story.then(linked(THIRD, CAUSED_BY)).events()).hasSize(1);
    }

    /** Two requests at the same instant can have made one; whoever comes later must not hang. */
    @Test
    void is_judged_even_where_others_form_a_circle() {
        KnownLinks circle =
                new KnownLinks(
                        Map.of(
                                SECOND, List.of(link(SECOND, THIRD, PART_OF)),
                                THIRD, List.of(link(THIRD, SECOND, PART_OF))));
        assertThat(Story.of().among(circle).then(linked(SECOND, PART_OF)).events()).hasSize(1);
    }

    @Test
    void says_the_same_again_only_despite_that() {
        story.then(linked(SECOND, CAUSED_BY));
        assertThat(story.objectionsTo(linked(SECOND, CAUSED_BY))).containsExactly(NOTHING_CHANGES);
        assertThat(story.then(linked(SECOND, CAUSED_BY).despite(NOTHING_CHANGES)).events())
                .singleElement()
                .isInstanceOfSatisfying(
                        IncidentLinked.class, it -> assertThat(it.objections()).hasSize(1));
    }

    @Test
    void can_be_taken_back_and_said_again() {
        story.then(linked(SECOND, CAUSED_BY), retraction(entry(1)));
        assertThat(story.then(linked(SECOND, CAUSED_BY)).events()).hasSize(1);
    }

    @Test
    void is_corrected_under_the_same_rules() {
        story.then(linked(SECOND, CAUSED_BY));
        assertThat(story.refusalOf(correction(entry(1), linked(THIRD, PART_OF))).code())
                .isEqualTo(LINK_CYCLE);
        assertThat(story.then(correction(entry(1), linked(SECOND, DUPLICATE_OF))).events())
                .hasSize(1);
    }

    @Test
    void is_said_of_an_incident_that_has_ended() {
        assertThat(story.then(dismissed(at(9)), linked(SECOND, DUPLICATE_OF)).events()).hasSize(1);
    }

    /** Fails when what corrections ask for, or what was taken back elsewhere, is not looked at. */
    @Test
    void is_looked_up_as_far_as_it_leads_and_only_where_a_request_links() {
        Map<IncidentId, List<IncidentEvent>> recorded =
                Map.of(
                        SECOND, told(SECOND, link(SECOND, THIRD, PART_OF)),
                        THIRD,
                                told(
                                        THIRD,
                                        link(THIRD, INCIDENT, PART_OF),
                                        new EntryRetracted(
                                                THIRD,
                                                new EntryId(THIRD.value(), 1),
                                                "wrong",
                                                List.of(),
                                                CLOCKS)));
        KnownLinks found =
                KnownLinks.neededBy(
                        List.of(note(at(9)), correction(entry(1), linked(SECOND, PART_OF))),
                        incident -> recorded.getOrDefault(incident, List.of()));
        assertThat(found.of(SECOND)).extracting(IncidentLinked::other).containsExactly(THIRD);
        assertThat(found.isDeclared(THIRD)).isTrue();
        assertThat(found.of(THIRD)).isEmpty();
        assertThat(
                        KnownLinks.neededBy(
                                List.of(note(at(9))),
                                incident -> {
                                    throw new AssertionError(incident + " was looked up");
                                }))
                .isEqualTo(KnownLinks.NONE);
    }

    private static List<IncidentEvent> told(IncidentId incident, IncidentEvent... events) {
        IncidentEvent declared =
                new IncidentDeclared(
                        incident, Nature.SECURITY, Severity.HIGH, "Attack", null, null, CLOCKS);
        return Stream.concat(Stream.of(declared), Stream.of(events)).toList();
    }

    private static IncidentLinked link(IncidentId from, IncidentId to, Relation relation) {
        return new IncidentLinked(from, to, relation, null, List.of(), CLOCKS);
    }
}
