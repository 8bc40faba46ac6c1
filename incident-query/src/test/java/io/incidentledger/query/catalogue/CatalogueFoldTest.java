package io.incidentledger.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.query.catalogue.Thing.PairId;
import io.incidentledger.query.fixture.Facts;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.List;

class CatalogueFoldTest {
    private static final TenantId AOK = new TenantId("aok");
    private static final ServiceId EAU = new ServiceId("eau");

    @Nested
    class A_subscription {
        @Test
        void is_valid_in_periods_by_the_time_of_its_facts_not_of_their_arrival() {
            assertThat(
                            periods(
                                    Facts.subscribed("aok", "eau", "first"),
                                    retired("22:00"),
                                    revised("second", "20:00")))
                    .containsExactly(
                            "first [1970-01-01T00:00:00Z,2023-04-24T20:00:00Z)",
                            "second [2023-04-24T20:00:00Z,2023-04-24T22:00:00Z)");
        }

        @Test
        void is_as_its_last_correction_says() {
            assertThat(
                            periods(
                                    Facts.subscribed("aok", "eau", "first"),
                                    revised("second", "20:00"),
                                    corrected(1, revised("third", "21:00"))))
                    .containsExactly(
                            "first [1970-01-01T00:00:00Z,2023-04-24T21:00:00Z)",
                            "third [2023-04-24T21:00:00Z,)");
        }

        @Test
        void loses_what_was_retracted_until_that_is_corrected() {
            CatalogueEvent retraction =
                    new CatalogueEntryRetracted(entry(1), "wrong", List.of(), Facts.at("23:00"));
            assertThat(
                            periods(
                                    Facts.subscribed("aok", "eau", "first"),
                                    revised("second", "20:00"),
                                    retraction))
                    .containsExactly("first [1970-01-01T00:00:00Z,)");
            assertThat(
                            periods(
                                    Facts.subscribed("aok", "eau", "first"),
                                    revised("second", "20:00"),
                                    retraction,
                                    corrected(1, revised("third", "21:00"))))
                    .hasSize(2);
        }

        @Test
        void that_is_revised_at_once_was_never_otherwise() {
            assertThat(periods(revised("first", "20:00"), revised("second", "20:00")))
                    .containsExactly("second [2023-04-24T20:00:00Z,)");
        }
    }

    private static List<String> periods(CatalogueEvent... events) {
        CatalogueFold fold = CatalogueFold.EMPTY;
        for (CatalogueEvent event : events) {
            fold = fold.plus(event);
        }
        return fold.periods(new PairId(EAU, AOK)).values().stream()
                .map(period -> ((Thing.Subscription) period.thing()).alias() + " " + period.valid())
                .sorted()
                .toList();
    }

    private static CatalogueEvent revised(String alias, String time) {
        return new SubscriptionRevised(AOK, EAU, List.of(), alias, List.of(), Facts.at(time));
    }

    private static CatalogueEvent retired(String time) {
        return new SubscriptionRetired(AOK, EAU, null, Facts.at(time));
    }

    private static CatalogueEvent corrected(long sequence, CatalogueEvent replacement) {
        return new CatalogueEntryCorrected(
                entry(sequence), replacement, "misread", List.of(), Facts.at("23:00"));
    }

    private static EntryId entry(long sequence) {
        return new EntryId(CatalogueEvent.STREAM, sequence);
    }
}
