package io.incidentledger.command.notification;

import static io.incidentledger.api.refusal.RefusalCode.DEADLINE_WITHDRAWN;
import static io.incidentledger.api.refusal.RefusalCode.SEVERAL_DEADLINES;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_DEADLINE;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.notification.DeadlineId;
import io.incidentledger.api.notification.RuleId;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.catalogue.NearestNames;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The deadlines that a command can name. */
record KnownDeadlines(Map<DeadlineId, Tracked> all) {
    /**
     * The one of an id.
     *
     * @throws CommandRefused if there is none, or none any more
     */
    Tracked require(DeadlineId id) {
        Tracked known = all.get(id);
        if (known == null) {
            List<String> nearest =
                    NearestNames.of(id.value(), all.keySet().stream().map(DeadlineId::value));
            throw new CommandRefused(
                    Refusal.because(
                                    UNKNOWN_DEADLINE,
                                    "There is no deadline %s. %s",
                                    id,
                                    NearestNames.hint(nearest, "None was set."))
                            .at("/deadline")
                            .orRather(nearest));
        }
        if (known.withdrawn()) {
            throw new CommandRefused(
                    Refusal.because(
                                    DEADLINE_WITHDRAWN,
                                    "The deadline %s was taken back, with what had started it.",
                                    id)
                            .at("/deadline"));
        }
        return known;
    }

    /**
     * The open one of a rule; null if there is none.
     *
     * @throws CommandRefused if there are several
     */
    @Nullable Tracked open(RuleId rule, @Nullable TenantId tenant) {
        List<Tracked> open =
                all.values().stream()
                        .filter(Tracked::isOpen)
                        .filter(it -> rule.equals(it.says().rule()))
                        .filter(it -> Objects.equals(tenant, it.says().tenant()))
                        .toList();
        if (open.size() > 1) {
            throw new CommandRefused(
                    Refusal.because(
                                    SEVERAL_DEADLINES,
                                    "Several deadlines of %s are open: say which of %s.",
                                    rule,
                                    open.stream()
                                            .map(it -> it.says().deadline().value())
                                            .collect(Collectors.joining(", ")))
                            .at("/rule"));
        }
        return open.isEmpty() ? null : open.getFirst();
    }
}
