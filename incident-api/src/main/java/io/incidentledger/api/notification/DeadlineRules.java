package io.incidentledger.api.notification;

import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All rules about deadlines, of one edition.
 *
 * @param version of the whole set; recorded with each deadline
 * @param rules in the order in which they are shown
 */
public record DeadlineRules(String version, List<DeadlineRule> rules) {
    /**
     * Checks that the rules know each other.
     *
     * @throws MalformedInput if two have one id, or one names another that is not there
     */
    public DeadlineRules {
        Text.require("version", version, Text.REFERENCE);
        rules = List.copyOf(rules);
        Map<RuleId, DeadlineRule> byId = new LinkedHashMap<>();
        for (DeadlineRule rule : rules) {
            if (byId.putIfAbsent(rule.id(), rule) != null) {
                throw new MalformedInput("rules", "hold two rules of the id " + rule.id());
            }
        }
        for (DeadlineRule rule : rules) {
            for (RuleStart start : rule.startedBy()) {
                requireKnown(rule, start.submissionOf(), byId);
                requireKnown(rule, start.onlyAfterProgressOf(), byId);
            }
        }
    }

    /** The rule of an id. */
    public Optional<DeadlineRule> rule(RuleId id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    /** Every rule that a kind of fact starts, or that it ends earlier; whatever its status. */
    public List<DeadlineRule> about(Trigger trigger) {
        return rules.stream().filter(rule -> triggers(rule).anyMatch(trigger::equals)).toList();
    }

    /** Every kind of fact that a rule is about, sorted. */
    public Set<Trigger> triggers() {
        return rules.stream()
                .flatMap(DeadlineRules::triggers)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Trigger> triggers(DeadlineRule rule) {
        OuterBound bound = rule.noLaterThan();
        return Stream.concat(
                rule.startedBy().stream().map(RuleStart::trigger).flatMap(Stream::ofNullable),
                Stream.ofNullable(bound == null ? null : bound.trigger()));
    }

    private static void requireKnown(
            DeadlineRule rule, @Nullable RuleId named, Map<RuleId, DeadlineRule> byId) {
        if (named != null && (!byId.containsKey(named) || named.equals(rule.id()))) {
            throw new MalformedInput(
                    "rules", "hold %s, which runs from %s: not there".formatted(rule.id(), named));
        }
    }
}
