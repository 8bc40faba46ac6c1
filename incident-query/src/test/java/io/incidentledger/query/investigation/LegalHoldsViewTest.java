package io.incidentledger.query.investigation;

import static io.incidentledger.query.investigation.Told.OBSERVER;
import static io.incidentledger.query.investigation.Told.REVIEWER;
import static io.incidentledger.query.investigation.Told.entry;
import static io.incidentledger.query.investigation.Told.placed;
import static io.incidentledger.query.investigation.Told.released;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Marking;
import io.incidentledger.query.investigation.LegalHoldsView.LegalHoldView;
import io.incidentledger.wire.actor.Reader;

import org.junit.jupiter.api.Test;

import java.util.List;

class LegalHoldsViewTest {
    private final Told told =
            new Told()
                    .record(placed("mails", 8))
                    .record(released("mails", 12))
                    .record(placed("disks", 9));

    @Test
    void what_is_in_place_comes_first() {
        LegalHoldsView view = told.holds(REVIEWER);
        assertThat(view.inPlace()).isEqualTo(1);
        assertThat(view.items())
                .extracting(it -> it.hold().value(), LegalHoldView::inPlace)
                .containsExactly(tuple("disks", true), tuple("mails", false));
        assertThat(view.items().getLast().releasedBy()).isEqualTo(entry(1));
    }

    @Test
    void a_hold_was_in_place_until_it_was_released() {
        assertThat(told.holdsAt(11).inPlace()).isEqualTo(2);
        assertThat(told.holdsAt(12).inPlace()).isEqualTo(1);
        assertThat(told.holdsAt(7).items()).isEmpty();
    }

    @Test
    void a_second_placing_is_another_row() {
        told.record(placed("mails", 13));
        assertThat(told.holds(REVIEWER).items()).hasSize(3);
        assertThat(told.holds(REVIEWER).inPlace()).isEqualTo(2);
    }

    @Test
    void a_release_that_is_retracted_has_not_been() {
        told.retract(1);
        assertThat(told.holds(REVIEWER).inPlace()).isEqualTo(2);
    }

    @Test
    void a_reader_who_may_not_see_the_release_is_told_that_it_is_over_and_no_more() {
        Told other =
                new Told()
                        .record(placed("mails", 8))
                        .marked(Marking.RED)
                        .record(released("mails", 12))
                        .record(placed("secret", 9));
        assertThat(other.holds(OBSERVER).items())
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.inPlace()).isFalse();
                            assertThat(it.released()).isNull();
                            assertThat(it.releaseReason()).isNull();
                        });
    }

    @Test
    void a_bound_reader_sees_none() {
        assertThat(told.holds(Reader.boundTo(List.of(new TenantId("aok")))).items()).isEmpty();
    }
}
