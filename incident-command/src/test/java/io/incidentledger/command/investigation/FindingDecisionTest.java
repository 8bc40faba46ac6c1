package io.incidentledger.command.investigation;

import static io.incidentledger.command.investigation.Found.DISK;
import static io.incidentledger.command.investigation.Found.NO_OUTFLOW;
import static io.incidentledger.command.investigation.Found.OUTFLOW;
import static io.incidentledger.command.investigation.Found.disk;
import static io.incidentledger.command.investigation.Found.finding;
import static io.incidentledger.command.investigation.Found.successor;
import static io.incidentledger.command.investigation.InvestigationStory.AOK;
import static io.incidentledger.command.investigation.InvestigationStory.EAU;
import static io.incidentledger.command.investigation.InvestigationStory.NOTE;
import static io.incidentledger.command.investigation.InvestigationStory.SBK;
import static io.incidentledger.command.investigation.InvestigationStory.correction;
import static io.incidentledger.command.investigation.InvestigationStory.entry;
import static io.incidentledger.command.investigation.InvestigationStory.retraction;
import static io.incidentledger.command.investigation.InvestigationStory.said;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.incident.TenantSet;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent.FindingEvent;
import io.incidentledger.api.investigation.InvestigationEvent.FindingStated;
import io.incidentledger.api.investigation.InvestigationEvent.FindingSuperseded;
import io.incidentledger.api.investigation.InvestigationEvent.InvestigationEntryRetracted;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

class FindingDecisionTest {
    private static final FindingId THIRD = new FindingId("third");

    @Nested
    class A_finding {
        @Test
        void stands_beside_another_one_to_the_same_question() {
            InvestigationStory story =
                    InvestigationStory.of(
                            said(finding(NO_OUTFLOW, "provider")), said(finding(OUTFLOW, "lka")));
            assertThat(story.entries().standing(FindingEvent.class)).hasSize(2);
        }

        @Test
        void about_everybody_writes_out_who_that_was() {
            assertThat(tenantsOf(List.of(EAU), TenantSelection.everybody()).ids())
                    .containsExactly(AOK);
        }

        @Test
        void about_everybody_and_no_service_means_whoever_uses_anything() {
            assertThat(tenantsOf(List.of(), TenantSelection.everybody()).ids())
                    .containsExactly(AOK);
        }

        @Test
        void may_be_about_a_tenant_who_uses_none_of_it() {
            assertThat(tenantsOf(List.of(EAU), TenantSelection.of(List.of(SBK))).ids())
                    .containsExactly(SBK);
        }

        @Test
        void names_a_service_that_nobody_knows() {
            Refusal refusal =
                    InvestigationStory.of()
                            .refusalOf(
                                    said(
                                            finding(
                                                    OUTFLOW,
                                                    "lka",
                                                    List.of(new ServiceId("eu")),
                                                    null,
                                                    Basis.NONE)));
            assertThat(refusal.code()).isEqualTo(RefusalCode.UNKNOWN_SERVICE);
            assertThat(refusal.nearest()).containsExactly("eau");
        }

        private static TenantSet tenantsOf(List<ServiceId> services, TenantSelection whom) {
            return Objects.requireNonNull(
                    InvestigationStory.of(said(finding(OUTFLOW, "lka", services, whom, Basis.NONE)))
                            .last(FindingStated.class)
                            .tenants());
        }
    }

    @Nested
    class Its_basis {
        @Test
        void is_kept_under_lasting_names() {
            Basis basis =
                    new Basis(List.of(NOTE, EntryId.of("#0")), List.of(DISK), List.of(NO_OUTFLOW));
            InvestigationStory story =
                    InvestigationStory.of(said(finding(NO_OUTFLOW, "lka")))
                            .together(said(disk()), said(finding(OUTFLOW, "lka", basis)));
            assertThat(story.last(FindingStated.class).basis().entries())
                    .containsExactly(NOTE, entry(1));
        }

        @Test
        void is_refused_where_it_is_not_in_the_record() {
            assertThat(codeOf(new Basis(List.of(entry(9)), List.of(), List.of())))
                    .isEqualTo(RefusalCode.UNKNOWN_ENTRY);
            assertThat(
                            codeOf(
                                    new Basis(
                                            List.of(new EntryId("INC-2023-000001", 8)),
                                            List.of(),
                                            List.of())))
                    .isEqualTo(RefusalCode.UNKNOWN_ENTRY);
            assertThat(codeOf(new Basis(List.of(), List.of(new EvidenceId("dsk")), List.of())))
                    .isEqualTo(RefusalCode.UNKNOWN_EVIDENCE);
            assertThat(codeOf(new Basis(List.of(), List.of(), List.of(NO_OUTFLOW))))
                    .isEqualTo(RefusalCode.UNKNOWN_FINDING);
        }

        /** Fails when a basis may be an entry of another incident. */
        @Test
        void is_of_the_same_incident() {
            assertThat(codeOf(new Basis(List.of(EntryId.of("catalogue@0")), List.of(), List.of())))
                    .isEqualTo(RefusalCode.UNKNOWN_ENTRY);
        }

        /** Fails when findings may rest on each other in a circle. */
        @Test
        void is_never_a_finding_that_came_later() {
            InvestigationStory story =
                    InvestigationStory.of(
                            said(finding(NO_OUTFLOW, "lka")), said(finding(OUTFLOW, "lka")));
            Basis later = new Basis(List.of(), List.of(), List.of(OUTFLOW));
            assertThat(
                            story.refusalOf(correction(0, said(finding(NO_OUTFLOW, "lka", later))))
                                    .code())
                    .isEqualTo(RefusalCode.UNKNOWN_FINDING);
        }

        private static RefusalCode codeOf(Basis basis) {
            return InvestigationStory.of().refusalOf(said(finding(OUTFLOW, "lka", basis))).code();
        }
    }

    @Nested
    class Superseding {
        private final InvestigationStory story =
                InvestigationStory.of(said(8, finding(NO_OUTFLOW, "lka")));

        @Test
        void keeps_the_question() {
            story.then(said(9, successor(NO_OUTFLOW, OUTFLOW, "lka")));
            assertThat(story.last(FindingSuperseded.class).question()).isEqualTo("Was data taken?");
        }

        @Test
        void is_for_the_source_alone() {
            Refusal refusal = story.refusalOf(said(9, successor(NO_OUTFLOW, OUTFLOW, "bsi")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.OTHER_SOURCE);
            assertThat(refusal.sentence()).contains("no-outflow", "lka", "bsi");
        }

        @Test
        void goes_on_from_what_stands() {
            story.then(said(9, successor(NO_OUTFLOW, OUTFLOW, "lka")));
            Refusal refusal = story.refusalOf(said(10, successor(NO_OUTFLOW, THIRD, "lka")));
            assertThat(refusal.code()).isEqualTo(RefusalCode.ALREADY_SUPERSEDED);
            story.then(said(10, successor(OUTFLOW, THIRD, "lka")));
            assertThat(story.events()).hasSize(3);
        }

        @Test
        void does_not_come_before_what_it_supersedes() {
            assertThat(story.refusalOf(said(7, successor(NO_OUTFLOW, OUTFLOW, "lka"))).code())
                    .isEqualTo(RefusalCode.IMPOSSIBLE_ORDER);
        }
    }

    @Nested
    class What_is_superseded {
        private final InvestigationStory story =
                InvestigationStory.of(
                        said(8, finding(NO_OUTFLOW, "lka")),
                        said(9, successor(NO_OUTFLOW, OUTFLOW, "lka")));

        @Test
        void is_retracted_only_despite_its_successor() {
            Refusal refusal = story.refusalOf(retraction(0));
            assertThat(refusal.code()).isEqualTo(RefusalCode.OBJECTED);
            assertThat(refusal.objections())
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.code()).isEqualTo(ObjectionCode.CONTRADICTS_ENTRY);
                                assertThat(it.about()).containsExactly(entry(1).toString());
                            });
            InvestigationStatement despite = retraction(0).despite(ObjectionCode.CONTRADICTS_ENTRY);
            assertThat(story.then(despite).last(InvestigationEntryRetracted.class).objections())
                    .isEqualTo(refusal.objections());
        }

        /**
         * Fails when a correction may give a finding to somebody else behind a successor's back.
         */
        @Test
        void keeps_its_source_unless_despite_its_successor() {
            InvestigationStatement taken = correction(0, said(8, finding(NO_OUTFLOW, "bsi")));
            assertThat(story.refusalOf(taken).objections())
                    .extracting(it -> it.code())
                    .containsExactly(ObjectionCode.CONTRADICTS_ENTRY);
        }
    }
}
