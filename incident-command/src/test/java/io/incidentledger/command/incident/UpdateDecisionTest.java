package io.incidentledger.command.incident;

import static io.incidentledger.api.incident.Audience.INTERNAL;
import static io.incidentledger.api.incident.Audience.PUBLIC;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_CORRECTABLE;
import static io.incidentledger.api.refusal.RefusalCode.OBJECTED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_PARTY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_UPDATE;
import static io.incidentledger.api.refusal.RefusalCode.UPDATE_RELEASED;
import static io.incidentledger.command.incident.CommunicationStatements.approved;
import static io.incidentledger.command.incident.CommunicationStatements.correcting;
import static io.incidentledger.command.incident.CommunicationStatements.drafted;
import static io.incidentledger.command.incident.CommunicationStatements.released;
import static io.incidentledger.command.incident.CommunicationStatements.releasedAtOnce;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.BEN;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.IncidentFixtures.time;
import static io.incidentledger.command.incident.ResponseStatements.engaged;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.note;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.AudienceKind;
import io.incidentledger.api.incident.CommunicationCommand.DraftUpdate;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class UpdateDecisionTest {
    private static Story drafts(Audience audience) {
        return Story.of(drafted(at(9), "first", audience, "It is out."));
    }

    @Nested
    class What_was_released {
        private final Story story =
                drafts(PUBLIC)
                        .by(BEN)
                        .then(approved(at(9), "first"), releasedAtOnce(at(10), "first"));

        @Test
        void is_neither_worded_anew_nor_approved_nor_released_again() {
            for (IncidentStatement again :
                    List.of(
                            drafted(at(11), "first", PUBLIC, "Something else."),
                            approved(at(11), "first"),
                            released(at(11), "first"))) {
                assertThat(story.refusalOf(again).code()).isEqualTo(UPDATE_RELEASED);
            }
        }

        /** Fails when only the release is protected: its words and approvals are part of it. */
        @Test
        void is_never_retracted_nor_corrected() {
            for (int place = 1; place <= 3; place++) {
                assertThat(
                                story.refusalOf(
                                                retraction(entry(place))
                                                        .despite(ObjectionCode.values()))
                                        .code())
                        .isEqualTo(NOT_CORRECTABLE);
                assertThat(story.refusalOf(correction(entry(place), note(at(9)))).code())
                        .isEqualTo(NOT_CORRECTABLE);
            }
        }

        @Test
        void is_followed_by_one_that_says_that_it_was_wrong() {
            assertThat(story.then(correcting(at(11), "second", "first")).events()).hasSize(1);
        }
    }

    @Nested
    class A_draft {
        private final Story story = drafts(INTERNAL);

        @Test
        void is_taken_back_and_then_drafted_as_if_for_the_first_time() {
            story.then(retraction(entry(1)));
            assertThat(story.refusalOf(released(at(10), "first")).code()).isEqualTo(UNKNOWN_UPDATE);
            assertThat(story.then(drafted(at(10), "first", PUBLIC, "x")).events()).hasSize(1);
        }

        @Test
        void is_not_taken_back_unnoticed_once_it_was_approved() {
            story.by(BEN).then(approved(at(10), "first"));
            Refusal refusal = story.refusalOf(retraction(entry(1)));
            assertThat(refusal.code()).isEqualTo(OBJECTED);
            assertThat(refusal.objections().getFirst().about())
                    .containsExactly(entry(2).toString());
        }

        @Test
        void is_not_corrected_but_drafted_again() {
            assertThat(
                            story.refusalOf(
                                            correction(
                                                    entry(1),
                                                    drafted(at(9), "first", INTERNAL, "y")))
                                    .code())
                    .isEqualTo(NOT_CORRECTABLE);
        }

        @Test
        void corrects_what_was_released_alone() {
            assertThat(story.refusalOf(correcting(at(10), "second", "first")).code())
                    .isEqualTo(UNKNOWN_UPDATE);
        }

        @Test
        void speaks_to_tenants_and_parties_that_are_known() {
            Audience nobody =
                    new Audience(AudienceKind.TENANTS, List.of(new TenantId("akk")), List.of());
            assertThat(story.refusalOf(drafted(at(10), "second", nobody, "x")).code())
                    .isEqualTo(UNKNOWN_TENANT);
            Audience strangers = new Audience(AudienceKind.PARTIES, List.of(), List.of("bka"));
            assertThat(story.refusalOf(drafted(at(10), "second", strangers, "x")).code())
                    .isEqualTo(UNKNOWN_PARTY);
        }

        @Test
        void keeps_the_party_that_it_speaks_to_from_being_taken_back() {
            Audience police = new Audience(AudienceKind.PARTIES, List.of(), List.of("lka"));
            story.then(engaged(at(9), "lka"), drafted(at(10), "second", police, "x"));
            assertThat(story.refusalOf(retraction(entry(2))).code()).isEqualTo(OBJECTED);
        }

        @Test
        void promises_another_one_for_later() {
            assertThat(story.refusalOf(promising(8)).code()).isEqualTo(IMPOSSIBLE_ORDER);
            assertThat(story.then(promising(2_000)).events()).hasSize(1);
        }

        private IncidentStatement promising(int hour) {
            return IncidentStatement.of(
                    new DraftUpdate("second", INTERNAL, "x", time(hour), null), Asserted.at(at(9)));
        }
    }

    @Test
    void an_audience_names_those_that_it_speaks_to_and_nobody_else() {
        for (AudienceKind kind : AudienceKind.values()) {
            assertThatThrownBy(() -> new Audience(kind, List.of(AOK), List.of("lka")))
                    .isInstanceOf(MalformedInput.class);
        }
        assertThatThrownBy(() -> new Audience(AudienceKind.TENANTS, List.of(), List.of()))
                .isInstanceOf(MalformedInput.class);
    }
}
