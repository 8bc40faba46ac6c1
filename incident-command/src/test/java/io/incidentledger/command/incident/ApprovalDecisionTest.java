package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Audience.INTERNAL;
import static io.incidentledger.api.incident.Audience.PUBLIC;
import static io.incidentledger.api.refusal.RefusalCode.ALREADY_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.APPROVED_BY_AUTHOR;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_APPROVED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_UPDATE;
import static io.incidentledger.command.incident.CommunicationStatements.approved;
import static io.incidentledger.command.incident.CommunicationStatements.drafted;
import static io.incidentledger.command.incident.CommunicationStatements.released;
import static io.incidentledger.command.incident.CommunicationStatements.releasedAtOnce;
import static io.incidentledger.command.incident.IncidentFixtures.ANN;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.BEN;
import static io.incidentledger.command.incident.IncidentFixtures.CEM;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.ResponseStatements.engaged;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Attribution;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.AudienceKind;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

class ApprovalDecisionTest {
    /** Of {@code It is out.}, by sha256sum. */
    private static final String DIGEST =
            "1c7843534894fb0798d463a2956238d7ce2cfc8048cf7985951bb77fe1c7302d";

    private static Story drafts(Audience audience) {
        return Story.of(drafted(at(9), "first", audience, "It is out."));
    }

    @Nested
    class An_approval {
        private final Story story = drafts(PUBLIC);

        @Test
        void is_of_exactly_what_was_drafted_by_whoever_asks() {
            assertThat(story.by(BEN).then(approved(at(10), "first")).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            UpdateApproved.class,
                            it -> {
                                assertThat(it.version()).isEqualTo(entry(1));
                                assertThat(it.sha256().value()).isEqualTo(DIGEST);
                                assertThat(it.approver()).isEqualTo(BEN);
                            });
        }

        @Test
        void is_not_the_authors_own_whoever_is_said_to_have_decided_it() {
            IncidentStatement plain = approved(at(10), "first");
            IncidentStatement asserted =
                    new IncidentStatement(
                            plain.command(),
                            plain.asserted(),
                            Set.of(ObjectionCode.values()),
                            new Attribution("ben", null, Marking.AMBER));
            assertThat(story.by(ANN).refusalOf(plain).code()).isEqualTo(APPROVED_BY_AUTHOR);
            assertThat(story.refusalOf(asserted).code()).isEqualTo(APPROVED_BY_AUTHOR);
        }

        /** Fails when only who typed the last version counts as its author. */
        @Test
        void is_not_that_of_somebody_whose_words_another_drafted_again() {
            story.by(BEN).then(drafted(at(10), "first", PUBLIC, "It is out."));
            assertThat(codeOf(approved(at(11), "first"))).isEqualTo(APPROVED_BY_AUTHOR);
            story.by(ANN);
            assertThat(codeOf(approved(at(11), "first"))).isEqualTo(APPROVED_BY_AUTHOR);
        }

        @Test
        void is_given_by_the_author_of_other_words_that_were_given_up() {
            story.by(BEN).then(drafted(at(10), "first", PUBLIC, "It is out since six."));
            assertThat(story.by(ANN).then(approved(at(11), "first")).events()).hasSize(1);
        }

        @Test
        void is_not_given_twice_by_one() {
            story.by(BEN).then(approved(at(10), "first"));
            assertThat(codeOf(approved(at(11), "first"))).isEqualTo(ALREADY_APPROVED);
        }

        @Test
        void is_void_once_there_is_a_new_version_and_can_be_given_again() {
            story.by(BEN).then(approved(at(10), "first")).by(CEM).then(approved(at(10), "first"));
            story.by(ANN).then(drafted(at(11), "first", PUBLIC, "It is out."));
            assertThat(codeOf(released(at(12), "first"))).isEqualTo(NOT_APPROVED);
            assertThat(story.by(BEN).then(approved(at(12), "first")).events()).hasSize(1);
        }

        @Test
        void is_of_something_that_was_drafted_by_then() {
            Refusal unknown = story.by(BEN).refusalOf(approved(at(10), "frist"));
            assertThat(unknown.code()).isEqualTo(UNKNOWN_UPDATE);
            assertThat(unknown.nearest()).containsExactly("first");
            assertThat(codeOf(approved(at(8), "first"))).isEqualTo(IMPOSSIBLE_ORDER);
        }

        private RefusalCode codeOf(IncidentStatement statement) {
            return story.refusalOf(statement).code();
        }
    }

    @Nested
    class A_release {
        private final Story story = drafts(PUBLIC);

        @Test
        void goes_outside_with_two_approvals_and_names_them() {
            story.by(BEN).then(approved(at(10), "first"));
            assertThat(story.refusalOf(released(at(11), "first")).code()).isEqualTo(NOT_APPROVED);
            story.by(CEM).then(approved(at(10), "first"));
            assertThat(story.by(ANN).then(released(at(11), "first")).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            UpdateReleased.class,
                            it -> {
                                assertThat(it.approvals()).containsExactly(entry(2), entry(3));
                                assertThat(it.version()).isEqualTo(entry(1));
                                assertThat(it.audience()).isEqualTo(PUBLIC);
                                assertThat(it.sha256().value()).isEqualTo(DIGEST);
                                assertThat(it.emergency()).isNull();
                            });
        }

        @Test
        void does_not_rest_on_an_approval_that_was_taken_back() {
            story.by(BEN).then(approved(at(10), "first")).by(CEM).then(approved(at(10), "first"));
            story.then(retraction(entry(2)));
            assertThat(story.refusalOf(released(at(11), "first")).code()).isEqualTo(NOT_APPROVED);
        }

        @Test
        void waits_for_nobody_in_an_emergency_and_says_why() {
            assertThat(story.then(releasedAtOnce(at(9), "first")).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            UpdateReleased.class,
                            it -> {
                                assertThat(it.emergency()).isEqualTo("Lives depend on it.");
                                assertThat(it.approvals()).isEmpty();
                            });
        }

        @Test
        void stays_inside_without_approvals() {
            assertThat(drafts(INTERNAL).then(released(at(9), "first")).events()).hasSize(1);
        }

        @Test
        void goes_to_tenants_and_parties_only_as_it_goes_to_the_public() {
            Audience tenants = new Audience(AudienceKind.TENANTS, List.of(AOK), List.of());
            assertThat(drafts(tenants).refusalOf(released(at(10), "first")).code())
                    .isEqualTo(NOT_APPROVED);
            Audience parties = new Audience(AudienceKind.PARTIES, List.of(), List.of("lka"));
            assertThat(
                            Story.of(
                                            engaged(at(9), "lka"),
                                            drafted(at(9), "first", parties, "It is out."))
                                    .refusalOf(released(at(10), "first"))
                                    .code())
                    .isEqualTo(NOT_APPROVED);
        }

        @Test
        void comes_after_the_draft_and_after_what_it_rests_on() {
            story.by(BEN).then(approved(at(12), "first")).by(CEM).then(approved(at(12), "first"));
            assertThat(story.refusalOf(released(at(8), "first")).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
            assertThat(story.refusalOf(released(at(11), "first")).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
        }

        @Test
        void is_of_something_that_was_drafted() {
            assertThat(story.refusalOf(released(at(10), "second")).code())
                    .isEqualTo(UNKNOWN_UPDATE);
        }
    }
}
