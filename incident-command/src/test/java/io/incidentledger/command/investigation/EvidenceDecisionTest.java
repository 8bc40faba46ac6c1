package io.incidentledger.command.investigation;

import static io.incidentledger.command.investigation.Found.DIGEST;
import static io.incidentledger.command.investigation.Found.OTHER_DIGEST;
import static io.incidentledger.command.investigation.Found.confirmation;
import static io.incidentledger.command.investigation.Found.disk;
import static io.incidentledger.command.investigation.Found.handOver;
import static io.incidentledger.command.investigation.InvestigationStory.correction;
import static io.incidentledger.command.investigation.InvestigationStory.retraction;
import static io.incidentledger.command.investigation.InvestigationStory.said;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationCommand.HandOverEvidence;
import io.incidentledger.api.investigation.InvestigationEvent.CustodyConfirmed;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceEvent;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryCorrected;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvidenceDecisionTest {
    @Nested
    class A_digest {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "abc",
                    "g123456789012345678901234567890123456789012345678901234567890123"
                })
        void is_refused_when_malformed(String text) {
            assertThatThrownBy(() -> new Sha256(text)).isInstanceOf(MalformedInput.class);
        }

        @Test
        void is_the_same_in_either_case() {
            assertThat(new Sha256("A".repeat(64))).isEqualTo(DIGEST);
        }

        @Test
        void that_matches_says_so() {
            assertThat(confirmed(DIGEST, DIGEST).matches()).isTrue();
        }

        /** Fails when a manipulated item is refused: the record would say nothing of it. */
        @Test
        void that_differs_is_recorded_with_what_it_should_have_been() {
            CustodyConfirmed confirmed = confirmed(DIGEST, OTHER_DIGEST);
            assertThat(confirmed.matches()).isFalse();
            assertThat(confirmed.registered()).isEqualTo(DIGEST);
            assertThat(confirmed.sha256()).isEqualTo(OTHER_DIGEST);
        }

        @Test
        void is_compared_only_where_there_are_two() {
            assertThat(confirmed(null, DIGEST).matches()).isNull();
            assertThat(confirmed(DIGEST, null).matches()).isNull();
        }

        @Test
        void is_compared_again_when_its_confirmation_is_corrected() {
            InvestigationStory story =
                    InvestigationStory.of(
                            said(8, disk(DIGEST)),
                            said(9, confirmation("lka", OTHER_DIGEST)),
                            correction(1, said(9, confirmation("lka", DIGEST))));
            assertThat(story.last(InvestigationEntryCorrected.class).replacement())
                    .isInstanceOfSatisfying(
                            CustodyConfirmed.class, it -> assertThat(it.matches()).isTrue());
        }

        private static CustodyConfirmed confirmed(
                @Nullable Sha256 registered, @Nullable Sha256 computed) {
            return InvestigationStory.of(
                            said(8, disk(registered)), said(9, confirmation("lka", computed)))
                    .last(CustodyConfirmed.class);
        }
    }

    @Nested
    class A_hand_over {
        private final InvestigationStory story = InvestigationStory.of(said(8, disk()));

        /** Fails when a broken chain is refused: the record would pretend that there is none. */
        @Test
        void by_one_who_did_not_hold_it_is_recorded() {
            story.then(said(9, handOver("nobody", "expert")));
            assertThat(story.entries().standing(EvidenceEvent.class)).hasSize(2);
        }

        @Test
        void cannot_come_before_the_item_was_acquired() {
            assertThat(story.refusalOf(said(7, handOver("lka", "expert"))).code())
                    .isEqualTo(RefusalCode.IMPOSSIBLE_ORDER);
        }

        @Test
        void of_what_nobody_registered_is_refused_with_what_may_be_meant() {
            Refusal refusal =
                    story.refusalOf(
                            said(
                                    new HandOverEvidence(
                                            new EvidenceId("dsk"),
                                            "lka",
                                            "bka",
                                            null,
                                            null,
                                            null)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_EVIDENCE);
            assertThat(refusal.nearest()).containsExactly("disk");
            assertThat(refusal.field()).isEqualTo("/evidence");
        }
    }

    @Nested
    class A_registration {
        private final InvestigationStory story =
                InvestigationStory.of(said(8, disk()), said(9, handOver("lka", "expert")));

        @Test
        void cannot_be_moved_behind_what_became_of_the_item() {
            assertThat(story.refusalOf(correction(0, said(10, disk()))).objections())
                    .extracting(it -> it.code())
                    .containsExactly(ObjectionCode.CONTRADICTS_ENTRY);
        }

        @Test
        void and_what_became_of_the_item_move_together_when_the_later_goes_first() {
            story.together(
                    correction(1, said(11, handOver("lka", "expert"))),
                    correction(0, said(10, disk())));
            assertThat(story.events()).hasSize(4);
        }

        @Test
        void comes_back_only_while_nobody_else_has_its_id() {
            InvestigationStory other =
                    InvestigationStory.of(said(8, disk()), retraction(0), said(8, disk(null)));
            assertThat(other.refusalOf(correction(0, said(8, disk()))).objections())
                    .extracting(it -> it.code())
                    .containsExactly(ObjectionCode.CONTRADICTS_ENTRY);
        }
    }
}
