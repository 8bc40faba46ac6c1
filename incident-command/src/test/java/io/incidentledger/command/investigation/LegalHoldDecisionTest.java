package io.incidentledger.command.investigation;

import static io.incidentledger.command.investigation.Found.hold;
import static io.incidentledger.command.investigation.Found.release;
import static io.incidentledger.command.investigation.InvestigationStory.retraction;
import static io.incidentledger.command.investigation.InvestigationStory.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Test;

/** Placed at eight, released at twelve. */
class LegalHoldDecisionTest {
    private final InvestigationStory story =
            InvestigationStory.of(said(8, hold()), said(12, release()));

    @Test
    void is_placed_again_once_it_is_released() {
        story.then(said(13, hold()));
        assertThat(story.events()).hasSize(3);
    }

    /** Fails when it is judged in the order of recording. */
    @Test
    void is_not_placed_while_it_was_in_place() {
        assertThat(story.refusalOf(said(10, hold())).code())
                .isEqualTo(RefusalCode.LEGAL_HOLD_IN_PLACE);
    }

    @Test
    void is_not_released_when_it_was_not_in_place() {
        assertThat(story.refusalOf(said(7, release())).code()).isEqualTo(RefusalCode.NO_LEGAL_HOLD);
    }

    @Test
    void is_not_placed_earlier_without_a_release_in_between() {
        Refusal refusal = story.refusalOf(said(7, hold()));
        assertThat(refusal.code()).isEqualTo(RefusalCode.LEGAL_HOLD_IN_PLACE);
        assertThat(refusal.sentence()).contains("INC-2023-000001/investigation@0");
    }

    @Test
    void loses_its_beginning_only_despite_its_end() {
        assertThat(story.refusalOf(retraction(0)).objections())
                .extracting(it -> it.code())
                .containsExactly(ObjectionCode.CONTRADICTS_ENTRY);
        story.together(retraction(1), retraction(0));
        assertThat(story.entries().standing()).isEmpty();
    }
}
