package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.IMPOSSIBLE_ORDER;
import static io.incidentledger.api.refusal.RefusalCode.NOT_AN_OPTION;
import static io.incidentledger.api.refusal.RefusalCode.NOT_THE_HOLDER;
import static io.incidentledger.api.refusal.RefusalCode.OBJECTED;
import static io.incidentledger.api.refusal.RefusalCode.PARTY_RELEASED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_PARTY;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.ResponseStatements.accepted;
import static io.incidentledger.command.incident.ResponseStatements.decision;
import static io.incidentledger.command.incident.ResponseStatements.engaged;
import static io.incidentledger.command.incident.ResponseStatements.expected;
import static io.incidentledger.command.incident.ResponseStatements.handedOver;
import static io.incidentledger.command.incident.ResponseStatements.releasedParty;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.retraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.incident.ForecastEvent.ForecastRevised;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResponseDecisionTest {
    @Nested
    class A_party {
        @Test
        void comes_and_goes_and_comes_again() {
            assertThat(
                            Story.of(engaged(at(9), "lka"), releasedParty(at(10), "lka"))
                                    .then(engaged(at(11), "lka"))
                                    .events())
                    .hasSize(1);
        }

        @Test
        void is_not_engaged_twice() {
            assertThat(Story.of(engaged(at(9), "lka")).refusalOf(engaged(at(10), "lka")).code())
                    .isEqualTo(ID_TAKEN);
        }

        @Test
        void is_released_only_if_it_takes_part_and_told_what_may_have_been_meant() {
            Refusal refusal =
                    Story.of(engaged(at(9), "lka")).refusalOf(releasedParty(at(10), "lke"));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_PARTY);
            assertThat(refusal.nearest()).containsExactly("lka");
            assertThat(
                            Story.of(engaged(at(9), "lka"))
                                    .refusalOf(releasedParty(at(8), "lka"))
                                    .code())
                    .isEqualTo(UNKNOWN_PARTY);
            assertThat(
                            Story.of(engaged(at(9), "lka"), releasedParty(at(10), "lka"))
                                    .refusalOf(releasedParty(at(11), "lka"))
                                    .code())
                    .isEqualTo(PARTY_RELEASED);
        }

        @Test
        void is_not_taken_back_while_its_release_stands() {
            assertThat(
                            Story.of(engaged(at(9), "lka"), releasedParty(at(10), "lka"))
                                    .refusalOf(retraction(entry(1)))
                                    .code())
                    .isEqualTo(OBJECTED);
        }
    }

    @Nested
    class A_role {
        private final Story held =
                Story.of(handedOver(at(9), "lead", null, "p-1"), accepted(at(10), "lead", "p-1"));

        @Test
        void passes_from_its_holder_to_whom_accepts_it() {
            assertThat(
                            held.together(
                                            handedOver(at(11), "lead", "p-1", "p-2"),
                                            accepted(at(12), "lead", "p-2"),
                                            handedOver(at(13), "lead", "p-2", "p-3"))
                                    .events())
                    .hasSize(3);
        }

        @Test
        void is_handed_over_by_its_holder_alone() {
            assertThat(held.refusalOf(handedOver(at(11), "lead", "p-2", "p-3")).code())
                    .isEqualTo(NOT_THE_HOLDER);
            assertThat(held.refusalOf(handedOver(at(11), "lead", null, "p-3")).code())
                    .isEqualTo(NOT_THE_HOLDER);
        }

        @Test
        void stays_with_who_hands_it_over_until_it_is_accepted() {
            assertThat(
                            held.then(
                                            handedOver(at(11), "lead", "p-1", "p-2"),
                                            handedOver(at(12), "lead", "p-1", "p-3"))
                                    .refusalOf(accepted(at(13), "lead", "p-2"))
                                    .code())
                    .isEqualTo(NOT_THE_HOLDER);
        }

        @Test
        void is_accepted_by_whom_it_was_handed_over_to_alone() {
            assertThat(held.refusalOf(accepted(at(11), "lead", "p-1")).code())
                    .isEqualTo(NOT_THE_HOLDER);
            assertThat(held.refusalOf(accepted(at(11), "deputy", "p-1")).code())
                    .isEqualTo(NOT_THE_HOLDER);
        }
    }

    @Nested
    class A_decision {
        @Test
        void chooses_one_of_its_options() {
            assertThat(Story.of().then(decision(at(9), "off", "off", "on")).events()).hasSize(1);
            assertThat(Story.of().refusalOf(decision(at(9), "neither", "off", "on")).code())
                    .isEqualTo(NOT_AN_OPTION);
        }

        @Test
        void needs_no_options_but_a_choice() {
            assertThat(Story.of().then(decision(at(9), "off")).events()).hasSize(1);
            assertThatThrownBy(() -> decision(at(9), " ")).isInstanceOf(MalformedInput.class);
        }
    }

    @Nested
    class A_forecast {
        private final Story out = Story.of(off(at(9), KIM, AOK));

        @Test
        void may_lie_ahead_and_is_not_cut() {
            var ahead = between(2_000, 3_000);
            assertThat(out.then(expected(at(10), KIM, ahead, AOK)).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ForecastRevised.class,
                            it -> assertThat(it.expected()).isEqualTo(ahead.uncut()));
        }

        @Test
        void may_be_that_nobody_can_say() {
            assertThat(out.then(expected(at(10), KIM, null, AOK)).events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            ForecastRevised.class, it -> assertThat(it.expected()).isNull());
        }

        /** Fails when the bounds are compared the other way round. */
        @Test
        void expects_nothing_that_was_to_be_over_before_it_was_said() {
            assertThat(out.refusalOf(expected(at(12), KIM, between(10, 11), AOK)).code())
                    .isEqualTo(IMPOSSIBLE_ORDER);
            assertThat(out.then(expected(at(12), KIM, between(10, 12), AOK)).events()).hasSize(1);
        }
    }
}
