package io.incidentledger.query.investigation;

import static io.incidentledger.api.investigation.Assessment.CONFIRMED;
import static io.incidentledger.api.investigation.Assessment.NONE_KNOWN;
import static io.incidentledger.api.investigation.Assessment.NOT_DETERMINED;
import static io.incidentledger.api.investigation.Assessment.RULED_OUT;
import static io.incidentledger.api.investigation.Assessment.SUSPECTED;
import static io.incidentledger.query.investigation.Told.OBSERVER;
import static io.incidentledger.query.investigation.Told.REVIEWER;
import static io.incidentledger.query.investigation.Told.entry;
import static io.incidentledger.query.investigation.Told.finding;
import static io.incidentledger.query.investigation.Told.successor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.query.investigation.FindingsView.Question;
import io.incidentledger.query.investigation.Shaken.Change;
import io.incidentledger.wire.actor.Reader;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class FindingsViewTest {
    private static final Reader AOK = Reader.boundTo(List.of(new TenantId("aok")));

    private final Told told = new Told();

    @Nested
    class Findings_to_one_question {
        @Test
        void stand_side_by_side_in_the_order_of_time() {
            told.record(finding("later", "lka", 12, SUSPECTED))
                    .record(finding("earlier", "provider", 9, NONE_KNOWN));
            assertThat(question().findings())
                    .extracting(FindingView::entry)
                    .containsExactly(entry(1), entry(0));
        }

        @Test
        void contradict_each_other_when_they_lean_to_opposite_sides() {
            told.record(finding("yes", "lka", 9, SUSPECTED))
                    .record(finding("no", "provider", 9, NONE_KNOWN))
                    .record(finding("unclear", "bsi", 9, NOT_DETERMINED))
                    .record(finding("certainly", "expert", 9, CONFIRMED));
            assertThat(question().contested()).isTrue();
            assertThat(shown(0).contradictedBy()).containsExactly(entry(1));
            assertThat(shown(1).contradictedBy()).containsExactly(entry(0), entry(3));
            assertThat(shown(2).contradictedBy()).isEmpty();
        }

        @Test
        void do_not_contradict_each_other_when_they_are_about_different_tenants() {
            told.record(finding("yes", "lka", 9, CONFIRMED, "aok"))
                    .record(finding("no", "lka", 9, RULED_OUT, "sbk"));
            assertThat(question().contested()).isFalse();
        }

        @Test
        void contradict_each_other_when_one_is_about_nobody_in_particular() {
            told.record(finding("yes", "lka", 9, CONFIRMED, "aok"))
                    .record(finding("no", "provider", 9, RULED_OUT));
            assertThat(question().contested()).isTrue();
        }
    }

    @Nested
    class A_superseded_finding {
        private final Told both =
                told.record(finding("no", "provider", 9, NONE_KNOWN))
                        .record(finding("yes", "lka", 10, SUSPECTED))
                        .record(successor("no", "indeed", "provider", 12, CONFIRMED));

        @Test
        void stays_and_names_what_came_after_it() {
            assertThat(shown(0).current()).isFalse();
            assertThat(shown(0).supersededBy()).isEqualTo(entry(2));
            assertThat(shown(2).current()).isTrue();
            assertThat(shown(2).supersedes()).isEqualTo(entry(0));
        }

        @Test
        void contradicts_nobody_any_more() {
            assertThat(question().contested()).isFalse();
        }

        /** Fails when what came later shows at an earlier time. */
        @Test
        void was_the_last_word_until_then() {
            Question then = both.findingsAt(11).questions().getFirst();
            assertThat(then.findings()).hasSize(2).allMatch(FindingView::current);
            assertThat(then.contested()).isTrue();
            assertThat(both.findingsAt(8).questions()).isEmpty();
        }

        @Test
        void is_the_last_word_again_when_its_successor_is_retracted() {
            both.retract(2);
            assertThat(shown(0).current()).isTrue();
        }

        @Test
        void answers_the_question_that_it_is_corrected_to_with_its_successor() {
            both.correct(0, finding("no", "provider", 9, NONE_KNOWN));
            assertThat(shown(0).amendedBy()).isEqualTo(entry(3));
            assertThat(both.findings(REVIEWER).questions()).hasSize(1);
        }
    }

    @Nested
    class What_relied_on {
        @Test
        void a_finding_that_was_superseded_says_so() {
            told.record(finding("no", "provider", 9, NONE_KNOWN))
                    .record(relying(List.of(), List.of(), List.of(new FindingId("no"))))
                    .record(successor("no", "indeed", "provider", 12, CONFIRMED));
            assertThat(shown(1).shaken())
                    .containsExactly(
                            new Shaken(
                                    null, null, new FindingId("no"), Change.SUPERSEDED, entry(2)));
        }

        @Test
        void the_entry_of_such_a_finding_says_so() {
            told.record(finding("no", "provider", 9, NONE_KNOWN))
                    .record(relying(List.of(entry(0)), List.of(), List.of()))
                    .record(successor("no", "indeed", "provider", 12, CONFIRMED));
            assertThat(shown(1).shaken())
                    .containsExactly(new Shaken(entry(0), null, null, Change.SUPERSEDED, entry(2)));
        }

        @Test
        void an_entry_that_was_corrected_or_retracted_since_says_so() {
            told.record(finding("a", "lka", 9, NONE_KNOWN))
                    .record(finding("b", "lka", 9, NONE_KNOWN))
                    .record(relying(List.of(entry(0), entry(1)), List.of(), List.of()))
                    .correct(0, finding("a", "lka", 10, NONE_KNOWN))
                    .retract(1);
            assertThat(shown(2).shaken())
                    .extracting(Shaken::change, Shaken::by)
                    .containsExactly(
                            tuple(Change.CORRECTED, entry(3)), tuple(Change.RETRACTED, entry(4)));
        }

        /** Fails when it is not asked whether the finding knew of the correction. */
        @Test
        void an_entry_that_had_been_corrected_before_says_nothing() {
            told.record(finding("a", "lka", 9, NONE_KNOWN))
                    .correct(0, finding("a", "lka", 10, NONE_KNOWN))
                    .record(relying(List.of(entry(0)), List.of(), List.of()));
            assertThat(shown(2).shaken()).isEmpty();
        }

        @Test
        void evidence_that_is_no_longer_what_it_was_says_so() {
            told.record(Told.registered("disk", 8, Told.DIGEST))
                    .record(relying(List.of(), List.of(new EvidenceId("disk")), List.of()))
                    .record(Told.confirmed("disk", 13, "lka", Told.OTHER_DIGEST));
            assertThat(shown(1).shaken())
                    .containsExactly(
                            new Shaken(
                                    null,
                                    new EvidenceId("disk"),
                                    null,
                                    Change.DIGEST_DIFFERS,
                                    entry(2)));
        }

        private static InvestigationEvent relying(
                List<EntryId> entries, List<EvidenceId> evidence, List<FindingId> findings) {
            return finding(
                    "relying", "bsi", 11, NOT_DETERMINED, new Basis(entries, evidence, findings));
        }
    }

    @Nested
    class A_reader {
        @Test
        void who_may_not_see_a_marking_is_shown_nothing_of_it_but_that_it_is_not_the_last_word() {
            told.record(finding("no", "provider", 9, NONE_KNOWN))
                    .marked(Marking.RED)
                    .record(successor("no", "indeed", "provider", 12, CONFIRMED));
            Question seen = told.findings(OBSERVER).questions().getFirst();
            assertThat(seen.findings()).hasSize(1);
            assertThat(seen.findings().getFirst().current()).isFalse();
            assertThat(seen.findings().getFirst().supersededBy()).isNull();
        }

        @Test
        void who_may_not_see_any_answer_is_not_told_the_question() {
            told.marked(Marking.RED).record(finding("no", "provider", 9, NONE_KNOWN));
            assertThat(told.findings(OBSERVER).questions()).isEmpty();
        }

        @Test
        void who_is_bound_sees_what_names_their_tenant_without_words() {
            told.record(finding("mine", "provider", 9, NONE_KNOWN, "aok", "sbk"))
                    .record(finding("others", "provider", 9, NONE_KNOWN, "sbk"))
                    .record(finding("nobodys", "lka", 9, CONFIRMED));
            Question seen = told.findings(AOK).questions().getFirst();
            assertThat(seen.contested()).isFalse();
            assertThat(seen.findings())
                    .singleElement()
                    .satisfies(
                            it -> {
                                assertThat(it.entry()).isEqualTo(entry(0));
                                assertThat(it.tenants()).containsExactly(new TenantId("aok"));
                                assertThat(it.statement()).isNull();
                                assertThat(it.source()).isNull();
                                assertThat(it.finding()).isNull();
                                assertThat(it.basis()).isNull();
                                assertThat(it.services()).isEmpty();
                                assertThat(it.kindsOfData()).isEmpty();
                                assertThat(it.contradictedBy()).isEmpty();
                            });
        }
    }

    private Question question() {
        return told.findings(REVIEWER).questions().getFirst();
    }

    private FindingView shown(long place) {
        return question().findings().stream()
                .filter(it -> it.entry().equals(entry(place)))
                .findFirst()
                .orElseThrow();
    }
}
