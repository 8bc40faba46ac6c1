package io.incidentledger.query.incident;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.incident.IncidentStatus;
import io.incidentledger.api.incident.Nature;
import io.incidentledger.api.incident.Severity;
import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.query.incident.IncidentRepository.Which;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.PageCursor;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import java.util.List;

/** What an incident is, and which there are. */
@RestController
public final class IncidentController {
    private final Snapshots snapshots;
    private final IncidentRepository incidents;
    private final HistoryReads histories;

    /**
     * @param snapshots how to read
     * @param incidents which there are
     * @param histories what one of them is
     */
    public IncidentController(
            Snapshots snapshots, IncidentRepository incidents, HistoryReads histories) {
        this.snapshots = snapshots;
        this.incidents = incidents;
        this.histories = histories;
    }

    @GetMapping("/api/incidents")
    IncidentList incidents(
            ActorAuthentication who,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String nature,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        Text.limit("text", text, Text.TITLE);
        Which which =
                new Which(
                        who.reader(),
                        name(Parameters.oneOf("status", status, IncidentStatus.class)),
                        name(Parameters.oneOf("nature", nature, Nature.class)),
                        name(Parameters.oneOf("severity", severity, Severity.class)),
                        Parameters.id(service, ServiceId::new),
                        Parameters.id(tenant, TenantId::new),
                        text);
        int most = Parameters.limit(limit);
        List<Long> from = PageCursor.read("incidents", 1, cursor);
        long before = from == null ? Long.MAX_VALUE : from.getFirst();
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, null),
                asOf -> page(asOf, incidents.incidents(asOf, which, before, most + 1), most));
    }

    /** Answers 304 without a body to a reader who has the last entry already. */
    @GetMapping("/api/incidents/{incident}")
    ResponseEntity<IncidentView> incident(
            WebRequest request,
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        IncidentQuery asked = when.about(incident, who.reader());
        return histories.read(asked, (asOf, history) -> view(asOf, asked, history, request));
    }

    private static ResponseEntity<IncidentView> view(
            AsOf asOf, IncidentQuery asked, IncidentHistory history, WebRequest request) {
        KnownIncident known = new KnownIncident(asked, history);
        String tag = "\"" + known.lastSequence() + "\"";
        if (request.checkNotModified(tag)) {
            return ResponseEntity.status(304).eTag(tag).build();
        }
        return ResponseEntity.ok().eTag(tag).body(IncidentView.of(asOf, known));
    }

    private static IncidentList page(AsOf asOf, List<IncidentRow> found, int limit) {
        boolean more = found.size() > limit;
        List<IncidentRow> shown = more ? found.subList(0, limit) : found;
        Cut cut = new Cut(asOf.validAt());
        return new IncidentList(
                asOf,
                shown.stream().map(row -> IncidentSummary.of(row, cut)).toList(),
                more ? PageCursor.of("incidents", shown.getLast().declaredPosition()) : null);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
