package io.incidentledger.command.incident;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.NOTHING_RESTORED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_ENTRY;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_WAVE;
import static io.incidentledger.api.refusal.RefusalCode.WAVE_RELEASED;
import static io.incidentledger.command.incident.IncidentFixtures.AOK;
import static io.incidentledger.command.incident.IncidentFixtures.EAU;
import static io.incidentledger.command.incident.IncidentFixtures.KIM;
import static io.incidentledger.command.incident.IncidentFixtures.SBK;
import static io.incidentledger.command.incident.IncidentFixtures.at;
import static io.incidentledger.command.incident.IncidentFixtures.between;
import static io.incidentledger.command.incident.IncidentFixtures.entry;
import static io.incidentledger.command.incident.RecoveryStatements.backInWave;
import static io.incidentledger.command.incident.RecoveryStatements.confirmed;
import static io.incidentledger.command.incident.RecoveryStatements.disputed;
import static io.incidentledger.command.incident.RecoveryStatements.released;
import static io.incidentledger.command.incident.Statements.correction;
import static io.incidentledger.command.incident.Statements.off;
import static io.incidentledger.command.incident.Statements.retraction;
import static io.incidentledger.command.incident.Statements.said;
import static io.incidentledger.command.incident.Statements.those;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.incident.RecoveryCommand.ConfirmRestoration;
import io.incidentledger.api.incident.RecoveryEvent.RestorationConfirmed;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.Refusal;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WaveDecisionTest {
    /** eAU is out for two tenants at 9 and restored for one of them at 11, in a wave. */
    private static Story restored() {
        return Story.of(off(at(9), EAU, AOK, SBK), backInWave(at(11), "wave-1", EAU, AOK));
    }

    @Nested
    class AWave {
        @Test
        void is_released_when_a_restoration_names_it() {
            assertThat(restored().then(released(at(12), "wave-1")).events()).hasSize(1);
        }

        @Test
        void is_refused_when_none_does_and_says_which_may_have_been_meant() {
            Refusal refusal = restored().refusalOf(released(at(12), "wave-l"));
            assertThat(refusal.code()).isEqualTo(UNKNOWN_WAVE);
            assertThat(refusal.nearest()).containsExactly("wave-1");
        }

        @Test
        void is_refused_when_that_restoration_was_retracted() {
            assertThat(
                            restored()
                                    .then(retraction(entry(2)))
                                    .refusalOf(released(at(12), "wave-1"))
                                    .code())
                    .isEqualTo(UNKNOWN_WAVE);
        }

        @Test
        void is_refused_a_second_time() {
            assertThat(
                            restored()
                                    .then(released(at(12), "wave-1"))
                                    .refusalOf(released(at(13), "wave-1"))
                                    .code())
                    .isEqualTo(WAVE_RELEASED);
        }

        @Test
        void keeps_its_restoration_unless_that_is_overridden() {
            Story story = restored().then(released(at(12), "wave-1"));
            assertThat(story.objectionsTo(retraction(entry(2)))).containsExactly(CONTRADICTS_ENTRY);
            assertThat(
                            story.objectionsTo(
                                    correction(entry(2), backInWave(at(11), "wave-2", EAU, AOK))))
                    .containsExactly(CONTRADICTS_ENTRY);
        }
    }

    @Nested
    class ATenant {
        @Test
        void confirms_or_disputes_what_was_restored_for_it() {
            restored().then(disputed(at(12), EAU, AOK)).then(confirmed(at(13), EAU, AOK));
        }

        @Test
        void confirms_the_restoration_that_it_names() {
            restored().then(confirmation(EAU, AOK, entry(2)));
        }

        @Test
        void is_refused_when_nothing_was_restored_for_it() {
            Story story = restored();
            assertNothingRestored(story, confirmed(at(12), EAU, SBK));
            assertNothingRestored(story, confirmed(at(12), EAU, AOK, SBK));
            assertNothingRestored(story, disputed(at(12), KIM, AOK));
            assertNothingRestored(story, confirmation(EAU, AOK, entry(1)));
        }

        @Test
        void is_refused_when_it_certainly_was_restored_later() {
            Story story = restored();
            assertNothingRestored(story, confirmed(at(10), EAU, AOK));
            story.then(confirmed(between(10, 12), EAU, AOK));
        }

        /** Fails when names are looked up before it is known whether the incident concerns them. */
        @Test
        void learns_nothing_of_names_that_do_not_concern_it() {
            Story story = restored();
            assertNothingRestored(story, confirmed(at(12), new ServiceId("no-such"), AOK));
            assertNothingRestored(story, confirmed(at(12), EAU, new TenantId("no-such")));
            assertNothingRestored(story, confirmation(EAU, SBK, entry(99)));
            assertThat(story.refusalOf(confirmation(EAU, AOK, entry(99))).code())
                    .isEqualTo(UNKNOWN_ENTRY);
        }

        @Test
        void is_meant_by_all_when_it_was_restored_for_it() {
            assertThat(
                            restored()
                                    .then(
                                            said(
                                                    new ConfirmRestoration(
                                                            EAU,
                                                            TenantSelection.everybody(),
                                                            null,
                                                            null),
                                                    at(12)))
                                    .events())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RestorationConfirmed.class,
                            it -> assertThat(it.tenants().ids()).containsExactly(AOK));
        }

        @Test
        void keeps_the_restoration_that_it_answered_unless_that_is_overridden() {
            Story story = restored().then(confirmed(at(12), EAU, AOK));
            assertThat(story.objectionsTo(retraction(entry(2)))).containsExactly(CONTRADICTS_ENTRY);
        }

        private static IncidentStatement confirmation(
                ServiceId service, TenantId tenant, EntryId restoration) {
            return said(new ConfirmRestoration(service, those(tenant), restoration, null), at(12));
        }

        private static void assertNothingRestored(Story story, IncidentStatement statement) {
            Refusal refusal = story.refusalOf(statement);
            assertThat(refusal.code()).as(refusal.sentence()).isEqualTo(NOTHING_RESTORED);
            assertThat(refusal.nearest()).isEmpty();
        }
    }
}
