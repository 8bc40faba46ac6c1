package io.incidentledger.command.notification;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.DeadlineRule;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationEvent.AuthorityRequestRecorded;
import io.incidentledger.api.notification.NotificationEvent.AwarenessRecorded;
import io.incidentledger.api.notification.NotificationEvent.NotificationSubmitted;
import io.incidentledger.api.notification.OuterBound;
import io.incidentledger.api.notification.Per;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.notification.RuleStart;
import io.incidentledger.api.notification.SubmissionKind;
import io.incidentledger.api.notification.Trigger;
import io.incidentledger.command.sidestream.Entries;
import io.incidentledger.command.sidestream.Entries.Placed;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The deadlines that the facts of a stream start by the rules at hand, whatever was recorded of
 * them.
 */
final class StartedDeadlines {
    private final DeadlineRules rules;
    private final List<Placed<AwarenessRecorded>> awareness;
    private final List<Placed<NotificationSubmitted>> submissions;
    private final List<Placed<AuthorityRequestRecorded>> requests;
    private final Map<DeadlineId, Tracked> tracked;
    private final Map<DeadlineKey, Started> started = new LinkedHashMap<>();

    private StartedDeadlines(DeadlineRules rules, Entries<NotificationEvent> entries) {
        this.rules = rules;
        this.awareness = entries.standing(AwarenessRecorded.class);
        this.submissions = entries.standing(NotificationSubmitted.class);
        this.requests = entries.standing(AuthorityRequestRecorded.class);
        this.tracked = Deadlines.of(entries);
    }

    /** All of them, in the order of the rules. */
    static Map<DeadlineKey, Started> by(DeadlineRules rules, Entries<NotificationEvent> entries) {
        StartedDeadlines all = new StartedDeadlines(rules, entries);
        for (DeadlineRule rule : rules.rules()) {
            for (RuleStart start : rule.startedBy()) {
                if (start.trigger() != null) {
                    all.byFacts(rule, start, start.trigger());
                } else {
                    all.bySubmissions(rule, start);
                }
            }
        }
        all.requests.forEach(all::byRequest);
        return all.started;
    }

    private void byFacts(DeadlineRule rule, RuleStart start, Trigger trigger) {
        for (Placed<AwarenessRecorded> fact : awareness) {
            AwarenessRecorded it = fact.event();
            OccurredAt at = it.clocks().occurredAt();
            boolean applies = it.regimes().isEmpty() || it.regimes().contains(rule.regime());
            if (it.trigger().equals(trigger) && applies && rule.appliesAt(at.earliest())) {
                for (TenantId tenant : whose(rule, it)) {
                    if (hasProgress(start.onlyAfterProgressOf(), tenant)) {
                        Due due =
                                Due.of(
                                        rule,
                                        at.earliest(),
                                        outerStart(rule, tenant),
                                        it.shiftExcluded());
                        add(rule, tenant, fact, at, null, due, it.shiftExcluded());
                    }
                }
            }
        }
    }

    private void bySubmissions(DeadlineRule rule, RuleStart start) {
        Map<DeadlineKey, Placed<NotificationSubmitted>> starting = new LinkedHashMap<>();
        submissions.stream()
                .filter(it -> Objects.equals(it.event().rule(), start.submissionOf()))
                .filter(it -> rule.per() == Per.ONCE || it.event().tenant() != null)
                .sorted(Comparator.comparing(it -> it.event().clocks().occurredAt().earliest()))
                .forEach(
                        it -> {
                            if (start.last()) {
                                starting.put(group(it), it);
                            } else {
                                starting.putIfAbsent(group(it), it);
                            }
                        });
        starting.values().forEach(it -> byRoot(rule, it));
    }

    /** All submissions for one deadline, to one tenant, start one more. */
    private static DeadlineKey group(Placed<NotificationSubmitted> it) {
        DeadlineId deadline = it.event().deadline();
        return new DeadlineKey(
                it.event().rule(),
                it.event().tenant(),
                (deadline == null ? it.entry() : deadline).toString());
    }

    private void byRoot(DeadlineRule rule, Placed<NotificationSubmitted> fact) {
        DeadlineId after = fact.event().deadline();
        OccurredAt at = fact.event().clocks().occurredAt();
        Tracked met = after == null ? null : tracked.get(after);
        boolean shiftExcluded = met != null && met.says().shiftExcluded();
        if (met != null && met.withdrawn()) {
            return;
        }
        if (rule.appliesAt(met == null ? at.earliest() : root(met))) {
            Due due = Due.of(rule, at.earliest(), null, shiftExcluded);
            add(rule, fact.event().tenant(), fact, at, after, due, shiftExcluded);
        }
    }

    /** When the whole chain began: by the law of that moment all of it is judged. */
    private Instant root(Tracked deadline) {
        DeadlineId after = deadline.says().after();
        Tracked before = after == null ? null : tracked.get(after);
        return before == null ? deadline.says().clocks().occurredAt().earliest() : root(before);
    }

    private void byRequest(Placed<AuthorityRequestRecorded> fact) {
        AuthorityRequestRecorded it = fact.event();
        RuleId named = it.rule();
        DeadlineRule rule = named == null ? null : rules.rule(named).orElse(null);
        OccurredAt at = it.clocks().occurredAt();
        Instant until = it.due() == null ? null : it.due().latest();
        if (rule != null && rule.appliesAt(at.earliest())) {
            Due due =
                    until == null
                            ? Due.of(rule, at.earliest(), null, false)
                            : new Due(until, until);
            add(rule, null, fact, at, null, due, false);
        } else if (until != null) {
            Started set =
                    new Started(
                            null,
                            "request of " + it.authority(),
                            it.authority(),
                            null,
                            fact.entry(),
                            null,
                            at,
                            new Due(until, until),
                            false);
            started.put(set.key(), set);
        }
    }

    private void add(
            DeadlineRule rule,
            @Nullable TenantId tenant,
            Placed<? extends NotificationEvent> fact,
            OccurredAt at,
            @Nullable DeadlineId after,
            @Nullable Due due,
            boolean shiftExcluded) {
        Started it =
                new Started(
                        rule,
                        rule.legalBasis(),
                        rule.authority(),
                        tenant,
                        fact.entry(),
                        after,
                        at,
                        due,
                        shiftExcluded);
        started.put(it.key(), it);
    }

    /** Null stands for ourselves. */
    private static List<@Nullable TenantId> whose(DeadlineRule rule, AwarenessRecorded fact) {
        if (fact.tenants() == null) {
            return Collections.singletonList(null);
        }
        return rule.per() == Per.CONTROLLER ? new ArrayList<>(fact.tenants().ids()) : List.of();
    }

    private boolean hasProgress(@Nullable RuleId inPlaceOf, @Nullable TenantId tenant) {
        return inPlaceOf == null
                || submissions.stream()
                        .map(Placed::event)
                        .anyMatch(
                                it ->
                                        inPlaceOf.equals(it.rule())
                                                && it.kind() == SubmissionKind.PROGRESS
                                                && Objects.equals(it.tenant(), tenant));
    }

    private @Nullable Instant outerStart(DeadlineRule rule, @Nullable TenantId tenant) {
        OuterBound outer = rule.noLaterThan();
        return outer == null
                ? null
                : awareness.stream()
                        .map(Placed::event)
                        .filter(it -> it.trigger().equals(outer.trigger()))
                        .filter(it -> whose(rule, it).contains(tenant))
                        .map(it -> it.clocks().occurredAt().earliest())
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }
}
