package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.NOT_IN_FORCE;
import static io.incidentledger.api.refusal.RefusalCode.NOT_PER_TENANT;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_RULE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TRIGGER;

import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.Per;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.RuleStatus;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.NearestNames;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses what no rule knows, and what is not the law. */
record KnownRules(DeadlineRules rules) {
    /**
     * The rule of an id.
     *
     * @throws CommandRefused if there is none, or it is not in force
     */
    DeadlineRule require(RuleId id) {
        DeadlineRule rule =
                rules.rule(id)
                        .orElseThrow(
                                () ->
                                        unknown(
                                                UNKNOWN_RULE,
                                                "rule",
                                                id.value(),
                                                rules.rules().stream().map(it -> it.id().value())));
        if (rule.status() != RuleStatus.IN_FORCE) {
            throw notInForce(List.of(rule), "/rule");
        }
        return rule;
    }

    /**
     * Requires that a kind of fact means something.
     *
     * @param ofTenants whether it concerns tenants
     * @throws CommandRefused if no rule is about it, none that is in force, or none of tenants
     */
    void require(Trigger trigger, boolean ofTenants) {
        List<DeadlineRule> about =
                trigger.equals(Trigger.AUTHORITY_REQUEST) ? List.of() : rules.about(trigger);
        if (about.isEmpty()) {
            throw unknown(
                    UNKNOWN_TRIGGER,
                    "trigger",
                    trigger.value(),
                    rules.triggers().stream()
                            .filter(it -> !it.equals(Trigger.AUTHORITY_REQUEST))
                            .map(Trigger::value));
        }
        if (about.stream().noneMatch(it -> it.status() == RuleStatus.IN_FORCE)) {
            throw notInForce(about, "/trigger");
        }
        if (ofTenants && about.stream().noneMatch(it -> it.per() == Per.CONTROLLER)) {
            throw new CommandRefused(
                    Refusal.because(
                                    NOT_PER_TENANT,
                                    "What %s starts is ours alone (%s): leave the tenants out.",
                                    trigger,
                                    ids(about))
                            .at("/tenants"));
        }
    }

    /**
     * Requires that a law by its short name has rules.
     *
     * @throws CommandRefused if there is none
     */
    void requireRegime(String regime) {
        if (rules.rules().stream().noneMatch(it -> it.regime().equals(regime))) {
            throw unknown(
                    UNKNOWN_RULE,
                    "regimes",
                    regime,
                    rules.rules().stream().map(DeadlineRule::regime).distinct());
        }
    }

    private static CommandRefused notInForce(List<DeadlineRule> rules, String field) {
        return new CommandRefused(
                Refusal.because(
                                NOT_IN_FORCE,
                                "%s: not in force, so nothing is due by it.",
                                rules.stream()
                                        .map(it -> "%s (%s)".formatted(it.id(), it.legalBasis()))
                                        .collect(Collectors.joining(", ")))
                        .at(field));
    }

    private static CommandRefused unknown(
            RefusalCode code, String field, String given, Stream<String> known) {
        List<String> nearest = NearestNames.of(given, known);
        return new CommandRefused(
                Refusal.because(
                                code,
                                "No rule knows %s. %s",
                                given,
                                NearestNames.hint(nearest, "There are none."))
                        .at("/" + field)
                        .orRather(nearest));
    }

    private static String ids(List<DeadlineRule> rules) {
        return rules.stream().map(it -> it.id().value()).collect(Collectors.joining(", "));
    }
}
