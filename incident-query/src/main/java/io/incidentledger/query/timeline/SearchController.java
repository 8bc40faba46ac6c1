package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.Text;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.PageCursor;
import io.incidentledger.query.read.Parameters;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.SearchRepository.Hit;
import io.incidentledger.query.timeline.SearchRepository.Search;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.Objects;

/** Finds what was said, in all incidents. */
@RestController
public final class SearchController {
    private final Snapshots snapshots;
    private final SearchRepository searches;

    /**
     * @param snapshots how to read
     * @param searches what to read
     */
    public SearchController(Snapshots snapshots, SearchRepository searches) {
        this.snapshots = snapshots;
        this.searches = searches;
    }

    @GetMapping("/api/search")
    SearchResult search(
            ActorAuthentication who,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String incident,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String tenant,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String recordedFrom,
            @RequestParam(required = false) @Nullable String recordedTo,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String after) {
        String wanted = Objects.requireNonNullElse(text, "");
        Text.require("text", wanted, Text.TITLE);
        Search search =
                new Search(
                        who.reader(),
                        wanted,
                        Parameters.id(incident, IncidentId::new),
                        EntryFilter.of(service, tenant, actor, type, from, to),
                        Parameters.moment("recordedFrom", recordedFrom),
                        Parameters.moment("recordedTo", recordedTo));
        int most = Parameters.limit(limit);
        List<Long> start = PageCursor.read("search", 1, cursor);
        long before = start == null ? Long.MAX_VALUE : start.getFirst();
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, learnedUntil),
                asOf -> page(asOf, search, before, most));
    }

    private SearchResult page(AsOf asOf, Search search, long before, int limit) {
        List<Hit> found = searches.find(asOf, search, before, limit + 1);
        boolean more = found.size() > limit;
        List<Hit> shown = more ? found.subList(0, limit) : found;
        return new SearchResult(
                asOf,
                shown.stream().map(hit -> SearchResult.Found.of(hit, search.reader())).toList(),
                more ? PageCursor.of("search", shown.getLast().entry().position()) : null);
    }
}
