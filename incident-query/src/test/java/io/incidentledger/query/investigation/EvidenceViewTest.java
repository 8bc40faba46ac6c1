package io.incidentledger.query.investigation;

import static io.incidentledger.query.investigation.Told.DIGEST;
import static io.incidentledger.query.investigation.Told.OBSERVER;
import static io.incidentledger.query.investigation.Told.OTHER_DIGEST;
import static io.incidentledger.query.investigation.Told.REVIEWER;
import static io.incidentledger.query.investigation.Told.confirmed;
import static io.incidentledger.query.investigation.Told.entry;
import static io.incidentledger.query.investigation.Told.handedOver;
import static io.incidentledger.query.investigation.Told.registered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.investigation.Custody.Gap;
import io.incidentledger.query.investigation.EvidenceItem.CustodyGap;
import io.incidentledger.wire.actor.Reader;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class EvidenceViewTest {
    private final Told told = new Told().record(registered("disk", 8, DIGEST));

    @Nested
    class The_chain {
        @Test
        void without_a_gap_goes_from_hand_to_confirmed_hand() {
            told.record(handedOver("disk", 9, "lka", "expert"))
                    .record(confirmed("disk", 10, "expert", DIGEST))
                    .record(handedOver("disk", 11, "expert", "court"))
                    .record(confirmed("disk", 12, "court", null));
            assertThat(disk().gaps()).isEmpty();
            assertThat(disk().holder()).isEqualTo("court");
            assertThat(disk().confirmed()).isTrue();
            assertThat(disk().chain())
                    .extracting(CustodyStep::kind)
                    .containsExactly(
                            CustodyStep.Kind.ACQUIRED,
                            CustodyStep.Kind.HANDED_OVER,
                            CustodyStep.Kind.CONFIRMED,
                            CustodyStep.Kind.HANDED_OVER,
                            CustodyStep.Kind.CONFIRMED);
        }

        @Test
        void is_broken_where_one_hands_over_who_did_not_hold_it() {
            told.record(handedOver("disk", 9, "nobody", "expert"))
                    .record(confirmed("disk", 10, "expert", null));
            assertThat(disk().gaps())
                    .extracting(CustodyGap::kind, CustodyGap::entry, CustodyGap::holder)
                    .containsExactly(tuple(Gap.Kind.NOT_THE_HOLDER, entry(1), "lka"));
        }

        @Test
        void is_broken_where_nobody_says_that_they_received_it() {
            told.record(handedOver("disk", 9, "lka", "expert"))
                    .record(handedOver("disk", 11, "expert", "court"));
            assertThat(disk().gaps())
                    .extracting(CustodyGap::kind, CustodyGap::entry)
                    .containsExactly(
                            tuple(Gap.Kind.NOT_CONFIRMED, entry(1)),
                            tuple(Gap.Kind.NOT_CONFIRMED, entry(2)));
            assertThat(disk().confirmed()).isFalse();
        }

        @Test
        void is_broken_where_another_says_that_they_have_it() {
            told.record(confirmed("disk", 9, "press", DIGEST));
            assertThat(disk().gaps())
                    .extracting(CustodyGap::kind, CustodyGap::said)
                    .containsExactly(tuple(Gap.Kind.CONFIRMED_BY_ANOTHER, "press"));
        }

        /** Fails when gaps are stored, or folded in the order of recording. */
        @Test
        void is_closed_by_what_is_entered_late() {
            told.record(handedOver("disk", 11, "expert", "court"))
                    .record(confirmed("disk", 12, "court", null));
            assertThat(disk().gaps()).hasSize(1);
            told.record(handedOver("disk", 9, "lka", "expert"))
                    .record(confirmed("disk", 10, "expert", null));
            assertThat(disk().gaps()).isEmpty();
        }

        @Test
        void has_what_a_correction_says() {
            told.record(handedOver("disk", 9, "nobody", "expert"))
                    .record(confirmed("disk", 10, "expert", null))
                    .correct(1, handedOver("disk", 9, "lka", "expert"));
            assertThat(disk().gaps()).isEmpty();
            assertThat(disk().chain().get(1).amendedBy()).isEqualTo(entry(3));
        }

        @Test
        void was_shorter_earlier() {
            told.record(handedOver("disk", 11, "lka", "court"));
            assertThat(told.evidenceAt(10).items().getFirst().holder()).isEqualTo("lka");
            assertThat(told.evidenceAt(7).items()).isEmpty();
        }
    }

    @Nested
    class A_digest {
        @Test
        void that_differs_is_said_aloud_and_first() {
            told.record(registered("stick", 7, DIGEST))
                    .record(confirmed("disk", 9, "lka", OTHER_DIGEST));
            EvidenceView view = told.evidence(REVIEWER);
            assertThat(view.differing()).isEqualTo(1);
            assertThat(view.items())
                    .extracting(it -> it.evidence().value(), EvidenceItem::differs)
                    .containsExactly(tuple("disk", true), tuple("stick", false));
            assertThat(disk().chain().getLast().matches()).isFalse();
        }

        /** Fails when the comparison of the moment of recording is shown for that of today. */
        @Test
        void is_compared_with_the_registered_one_as_that_stands_now() {
            told.record(confirmed("disk", 9, "lka", OTHER_DIGEST))
                    .correct(0, registered("disk", 8, OTHER_DIGEST));
            assertThat(disk().differs()).isFalse();
            assertThat(disk().chain().getLast().matches()).isTrue();
        }

        @Test
        void is_not_compared_with_nothing() {
            told.record(registered("phone", 8, null))
                    .record(confirmed("phone", 9, "lka", OTHER_DIGEST));
            assertThat(told.evidence(REVIEWER).differing()).isZero();
        }
    }

    @Nested
    class A_reader {
        @Test
        void who_may_not_see_a_link_sees_no_gap_in_its_place_and_no_name_from_it() {
            told.marked(Marking.RED)
                    .record(handedOver("disk", 9, "lka", "informer"))
                    .record(confirmed("disk", 10, "informer", null))
                    .marked(Marking.AMBER)
                    .record(handedOver("disk", 11, "informer", "court"))
                    .record(confirmed("disk", 12, "court", null));
            EvidenceItem seen = told.evidence(OBSERVER).items().getFirst();
            assertThat(seen.gaps()).isEmpty();
            assertThat(seen.chain())
                    .extracting(CustodyStep::entry)
                    .containsExactly(entry(0), entry(3), entry(4));
        }

        @Test
        void who_may_not_see_who_held_it_is_not_told_by_a_gap() {
            told.marked(Marking.RED)
                    .record(handedOver("disk", 9, "lka", "informer"))
                    .marked(Marking.AMBER)
                    .record(handedOver("disk", 11, "somebody", "court"));
            EvidenceItem seen = told.evidence(OBSERVER).items().getFirst();
            assertThat(seen.gaps())
                    .extracting(CustodyGap::kind, CustodyGap::holder)
                    .containsExactly(
                            tuple(Gap.Kind.NOT_THE_HOLDER, null),
                            tuple(Gap.Kind.NOT_CONFIRMED, "court"));
            assertThat(seen.toString()).doesNotContain("informer");
        }

        @Test
        void who_may_not_see_the_registration_is_not_told_what_it_says() {
            Told other =
                    new Told()
                            .marked(Marking.RED)
                            .record(registered("disk", 8, DIGEST))
                            .marked(Marking.AMBER)
                            .record(handedOver("disk", 9, "lka", "court"));
            EvidenceItem seen = other.evidence(OBSERVER).items().getFirst();
            assertThat(seen.description()).isNull();
            assertThat(seen.sha256()).isNull();
            assertThat(seen.chain()).hasSize(1);
        }

        @Test
        void who_is_bound_sees_none() {
            Reader bound = Reader.boundTo(List.of(new TenantId("aok")));
            assertThat(told.evidence(bound).items()).isEmpty();
        }
    }

    private EvidenceItem disk() {
        return told.evidence(REVIEWER).items().stream()
                .filter(it -> it.evidence().value().equals("disk"))
                .findFirst()
                .orElseThrow();
    }
}
