package io.incidentledger.query.timeline;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.TimelineRepository.Part;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.http.ActorAuthentication;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** All entries of an incident, to be taken away. */
@RestController
public final class ExportController {
    private static final int PAGE = 200;

    private final Snapshots snapshots;
    private final TimelineRepository entries;
    private final InstantSource clock;

    /**
     * @param snapshots how to read
     * @param entries what to read
     * @param clock for an export of everything recorded so far
     */
    public ExportController(Snapshots snapshots, TimelineRepository entries, InstantSource clock) {
        this.snapshots = snapshots;
        this.entries = entries;
        this.clock = clock;
    }

    /** What a page was read from, and what was on it. */
    private record Page(AsOf asOf, List<Entry> entries) {}

    /**
     * Written page by page, each from a snapshot of its own: all of them as of one moment of
     * recording, so that together they are one state.
     */
    @GetMapping("/api/incidents/{incident}/export")
    void export(
            HttpServletResponse response,
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after)
            throws IOException {
        Part part = new Part(new IncidentId(incident).value(), who.reader(), EntryFilter.ALL);
        ExportFormat form = form(format);
        Axes asked = Axes.of(validAt, knownAt, learnedUntil);
        Instant known = asked.knownAt() == null ? clock.instant() : asked.knownAt();
        Axes axes = new Axes(asked.validAt(), known, asked.learnedUntil());
        Page page = page(part, axes, after, -1);
        response.setContentType(form.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, fileName(part, page.asOf(), form));
        try (ExportWriter writer = form.to(response.getWriter())) {
            writer.begin(page.asOf(), part.incident());
            while (!page.entries().isEmpty()) {
                writer.write(shown(page, part.reader()));
                page = page(part, axes, null, page.entries().getLast().position());
            }
        }
    }

    private Page page(Part part, Axes axes, @Nullable String after, long behind) {
        return snapshots.read(
                part.reader(),
                after,
                axes,
                asOf -> {
                    entries.require(part.incident(), part.reader());
                    return new Page(asOf, entries.recorded(asOf, part, behind, PAGE));
                });
    }

    private static List<ShownEntry> shown(Page page, Reader reader) {
        return page.entries().stream().map(entry -> ShownEntry.of(entry, reader)).toList();
    }

    private static ExportFormat form(String text) {
        return switch (text) {
            case "json" -> ExportFormat.JSON;
            case "csv" -> ExportFormat.CSV;
            default ->
                    throw new MalformedInput(
                            "format", "must be json or csv, not \"%s\"".formatted(text));
        };
    }

    private static String fileName(Part part, AsOf asOf, ExportFormat form) {
        return ContentDisposition.attachment()
                .filename("%s-%d.%s".formatted(part.incident(), asOf.position(), form.ending()))
                .build()
                .toString();
    }
}
