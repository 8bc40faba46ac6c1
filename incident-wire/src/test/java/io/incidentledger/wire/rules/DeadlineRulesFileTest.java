package io.incidentledger.wire.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.RuleStatus;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class DeadlineRulesFileTest {
    private static final String RULE =
            """
            version: "1"
            rules:
              - id: GDPR-33
                regime: GDPR
                legalBasis: Art. 33
                source: EUR-Lex
                obliged: controller
                authority: authority
                content: everything
                status: IN_FORCE
                startedBy: [{trigger: CONTROLLER_BREACH_AWARENESS}]
                limit: PT72H
                per: CONTROLLER
                zone: Europe/Berlin
                calendar: DE
                latest: STRICT
            """;

    @Nested
    class AsShipped {
        private final DeadlineRules shipped = DeadlineRulesFile.read();

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NIS2-EW", "NIS2-IN", "NIS2-FR", "BSIG-1", "BSIG-2", "BSIG-4", "BSIG-OLD",
                    "GDPR-33", "GDPR-33P", "GDPR-34", "SGBX-83a", "SGBV-329", "DORA-I", "DORA-II",
                    "DORA-III", "CIRCIA-72", "CIRCIA-24", "SEC-105", "CRA-1", "KRITISD-1"
                })
        void hold_what_there_is(String id) {
            assertThat(shipped.rule(new RuleId(id))).isPresent();
        }

        /** Fails when the mark of a row that nobody checked is lost. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NIS2-IN",
                    "NIS2-RCP",
                    "GDPR-33",
                    "GDPR-34",
                    "DORA-I",
                    "KRITISD-1",
                    "KRITISD-2",
                    "SEC-105",
                    "SGBX-83a"
                })
        void say_what_was_not_checked(String id) {
            assertThat(shipped.rule(new RuleId(id)).orElseThrow().unverified()).isNotBlank();
        }

        @ParameterizedTest
        @CsvSource({
            "CIRCIA-72, NOT_IN_FORCE",
            "CIRCIA-24, NOT_IN_FORCE",
            "GDPR-33-OMNIBUS, PROPOSED"
        })
        void never_apply_what_is_no_law(String id, RuleStatus status) {
            DeadlineRule rule = shipped.rule(new RuleId(id)).orElseThrow();
            assertThat(rule.status()).isEqualTo(status);
            assertThat(rule.appliesAt(Instant.parse("2030-01-01T00:00:00Z"))).isFalse();
        }

        @Test
        void say_where_each_stands_and_where_it_was_read() {
            assertThat(shipped.rules())
                    .allSatisfy(
                            rule -> {
                                assertThat(rule.legalBasis()).isNotBlank();
                                assertThat(rule.source()).isNotBlank();
                            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    limit: PT72H       | limit: 72h          | /rules/0/limit
                    limit: PT72H       | limit: PT0S         | /rules/0/limit
                    source: EUR-Lex    | sauce: EUR-Lex      | source
                    limit: PT72H       | undueDelay: false   | limit
                    limit: PT72H       | limit: 4 business days | closesAt
                    zone: Europe/Berlin | zone: Europe/Bonn  | zone
                    status: IN_FORCE   | status: LAW         | /rules/0/status
                    id: GDPR-33        | id: 33              | /rules/0/id
                    regime: GDPR       | regime: ''          | regime
                    {trigger: CONTROLLER_BREACH_AWARENESS} | {} | trigger
                    {trigger: CONTROLLER_BREACH_AWARENESS} | {submissionOf: GDPR-32} | GDPR-32
                    {trigger: CONTROLLER_BREACH_AWARENESS} | {submissionOf: GDPR-33} | GDPR-33
                    """)
    void malformed_they_say_what_and_where(String right, String wrong, String said) {
        String spoilt = RULE.replace(right, wrong);
        assertThat(spoilt).isNotEqualTo(RULE);
        assertThatThrownBy(() -> DeadlineRulesFile.parse(spoilt))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("deadline-rules.yaml")
                .hasMessageContaining(said);
    }

    @Test
    void of_one_id_twice_are_refused() {
        String twice = RULE + RULE.substring(RULE.indexOf("  - id"));
        assertThatThrownBy(() -> DeadlineRulesFile.parse(twice))
                .hasMessageContaining("two rules of the id GDPR-33");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version: [", "version: a\nversion: b", ""})
    void that_are_no_yaml_or_nothing_are_refused(String yaml) {
        assertThatThrownBy(() -> DeadlineRulesFile.parse(yaml))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("deadline-rules.yaml");
    }

    @Test
    void that_are_right_are_taken() {
        assertThat(DeadlineRulesFile.parse(RULE).rules()).hasSize(1);
    }
}
