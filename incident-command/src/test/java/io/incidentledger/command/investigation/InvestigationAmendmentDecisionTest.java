package io.incidentledger.command.investigation;

import static io.incidentledger.command.investigation.Found.DIGEST;
import static io.incidentledger.command.investigation.Found.NO_OUTFLOW;
import static io.incidentledger.command.investigation.Found.disk;
import static io.incidentledger.command.investigation.Found.finding;
import static io.incidentledger.command.investigation.Found.hold;
import static io.incidentledger.command.investigation.InvestigationStory.NOTE;
import static io.incidentledger.command.investigation.InvestigationStory.correction;
import static io.incidentledger.command.investigation.InvestigationStory.retraction;
import static io.incidentledger.command.investigation.InvestigationStory.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.fact.Asserted;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.RetractEntry;
import io.incidentledger.api.investigation.InvestigationEvent.EvidenceRegistered;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Test;

import java.util.Objects;

class InvestigationAmendmentDecisionTest {
    private final InvestigationStory story = InvestigationStory.of(said(8, disk()));

    @Test
    void a_correction_says_what_should_have_been_said() {
        story.then(correction(0, said(9, disk(null))));
        assertThat(Objects.requireNonNull(story.entries().effective(0)))
                .isInstanceOfSatisfying(
                        EvidenceRegistered.class, it -> assertThat(it.sha256()).isNull());
        assertThat(Objects.requireNonNull(story.entries().recorded(0)))
                .isInstanceOfSatisfying(
                        EvidenceRegistered.class, it -> assertThat(it.sha256()).isEqualTo(DIGEST));
    }

    @Test
    void a_correction_brings_back_what_was_retracted() {
        story.then(retraction(0));
        assertThat(story.entries().standing()).isEmpty();
        story.then(correction(0, said(8, disk())));
        assertThat(story.entries().standing()).hasSize(1);
    }

    @Test
    void a_correction_keeps_what_the_entry_is_about() {
        RegisterEvidence other =
                new RegisterEvidence(new EvidenceId("usb"), "A stick", null, "lka", "lka", null);
        assertThat(story.refusalOf(correction(0, said(8, other))).code())
                .isEqualTo(RefusalCode.OTHER_KIND_OF_ENTRY);
        assertThat(story.refusalOf(correction(0, said(8, hold()))).code())
                .isEqualTo(RefusalCode.OTHER_KIND_OF_ENTRY);
    }

    @Test
    void a_correction_that_changes_nothing_is_objected_to() {
        assertObjectedTo(correction(0, said(8, disk())), ObjectionCode.NOTHING_CHANGES);
    }

    @Test
    void a_second_retraction_is_objected_to() {
        story.then(retraction(0));
        assertObjectedTo(retraction(0), ObjectionCode.NOTHING_CHANGES);
    }

    @Test
    void an_amendment_is_not_amended() {
        story.then(retraction(0));
        Refusal refusal = story.refusalOf(retraction(1));
        assertThat(refusal.code()).isEqualTo(RefusalCode.NOT_CORRECTABLE);
        assertThat(refusal.sentence()).contains("INC-2023-000001/investigation@0");
    }

    @Test
    void an_entry_of_the_incident_is_not_amended_here() {
        assertThat(story.refusalOf(said(new RetractEntry(NOTE, "x"))).code())
                .isEqualTo(RefusalCode.UNKNOWN_ENTRY);
    }

    @Test
    void an_entry_of_the_same_request_is_named_by_its_index() {
        story.together(
                said(9, finding(NO_OUTFLOW, "lka")),
                said(new RetractEntry(EntryId.of("#0"), "too early")));
        assertThat(story.entries().effective(1)).isNull();
    }

    @Test
    void a_refusal_points_at_the_command_of_several() {
        assertThat(story.refusalOf(said(hold()), said(disk())).field())
                .isEqualTo("/commands/1/evidence");
    }

    @Test
    void follows_has_no_meaning_here() {
        InvestigationStatement behind =
                InvestigationStatement.of(hold(), Asserted.NOW.following(NOTE));
        assertThat(story.refusalOf(behind).code()).isEqualTo(RefusalCode.MALFORMED);
    }

    private void assertObjectedTo(InvestigationStatement statement, ObjectionCode code) {
        assertThat(story.refusalOf(statement).objections())
                .extracting(it -> it.code())
                .containsExactly(code);
    }
}
