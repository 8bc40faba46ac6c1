package io.incidentledger.query.timeline;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.PageCursor;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.Timeline.Order;
import io.incidentledger.query.timeline.TimelineRepository.Part;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What happened in an incident, in order, and who did it. */
@RestController
public final class TimelineController {
    private final Snapshots snapshots;
    private final TimelineRepository entries;

    /**
     * @param snapshots how to read
     * @param entries what to read
     */
    public TimelineController(Snapshots snapshots, TimelineRepository entries) {
        this.snapshots = snapshots;
        this.entries = entries;
    }

    @GetMapping("/api/incidents/{incident}/timeline")
    Timeline timeline(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "recorded") String order) {
        String id = new IncidentId(incident).value();
        int most = Parameters.limit(limit);
        Order by = order(order);
        List<Long> start = PageCursor.read(list(id, by), by == Order.RECORDED ? 1 : 2, cursor);
        Part part =
                new Part(id, who.reader(), EntryFilter.of(service, tenant, actor, type, from, to));
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, learnedUntil),
                asOf -> page(asOf, part, by, start, most));
    }

    private Timeline page(AsOf asOf, Part part, Order by, @Nullable List<Long> start, int limit) {
        entries.require(part.incident(), part.reader());
        List<Entry> found =
                switch (by) {
                    case RECORDED ->
                            entries.recorded(
                                    asOf, part, start == null ? -1 : start.get(0), limit + 1);
                    case OCCURRED ->
                            entries.occurred(
                                    asOf,
                                    part,
                                    start == null ? null : instant(start.get(0)),
                                    start == null ? -1 : start.get(1),
                                    limit + 1);
                };
        boolean more = found.size() > limit;
        List<Entry> shown = more ? found.subList(0, limit) : found;
        return new Timeline(
                asOf,
                part.incident(),
                shown.stream().map(entry -> ShownEntry.of(entry, part.reader())).toList(),
                more ? next(part.incident(), by, shown.getLast()) : null);
    }

    private static String next(String incident, Order by, Entry last) {
        return by == Order.RECORDED
                ? PageCursor.of(list(incident, by), last.position())
                : PageCursor.of(list(incident, by), micros(last), last.position());
    }

    private static Order order(String text) {
        return switch (text) {
            case "recorded" -> Order.RECORDED;
            case "occurred" -> Order.OCCURRED;
            default ->
                    throw new MalformedInput(
                            "order", "must be recorded or occurred, not \"%s\"".formatted(text));
        };
    }

    private static String list(String incident, Order by) {
        return "timeline/" + incident + "/" + by;
    }

    private static long micros(Entry entry) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, entry.occurredAt().earliest());
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
