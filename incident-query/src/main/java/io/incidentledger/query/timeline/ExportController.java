package io.incidentledger.query.timeline;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.TimelineRepository.Part;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.json.Json;

import jakarta.servlet.http.HttpServletResponse;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.Writer;
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
        boolean csv = isCsv(format);
        Axes asked = Axes.of(validAt, knownAt, learnedUntil);
        Instant known = asked.knownAt() == null ? clock.instant() : asked.knownAt();
        Axes axes = new Axes(asked.validAt(), known, asked.learnedUntil());
        Page first = page(part, axes, after, -1);
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/json");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, fileName(part, first, csv));
        if (csv) {
            writeCsv(response.getWriter(), part, axes, first);
        } else {
            writeJson(response.getWriter(), part, axes, first);
        }
    }

    /** In the form of a timeline. */
    private void writeJson(Writer to, Part part, Axes axes, Page first) {
        try (JsonGenerator out = Json.EVENTS.createGenerator(to)) {
            out.writeStartObject();
            out.writePOJOProperty("asOf", first.asOf());
            out.writeStringProperty("incident", part.incident());
            out.writeArrayPropertyStart("items");
            for (Page page = first; !page.entries().isEmpty(); page = next(part, axes, page)) {
                shown(page, part.reader()).forEach(out::writePOJO);
            }
            out.writeEndArray();
            out.writeNullProperty("next");
            out.writeEndObject();
        }
    }

    private void writeCsv(Writer to, Part part, Axes axes, Page first) throws IOException {
        try (CSVPrinter out = new CSVPrinter(to, CSVFormat.RFC4180)) {
            out.printRecord(EntryColumns.heads());
            for (Page page = first; !page.entries().isEmpty(); page = next(part, axes, page)) {
                for (ShownEntry entry : shown(page, part.reader())) {
                    out.printRecord(EntryColumns.of(entry));
                }
            }
        }
    }

    private Page next(Part part, Axes axes, Page page) {
        return page(part, axes, null, page.entries().getLast().position());
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

    private static boolean isCsv(String format) {
        return switch (format) {
            case "json" -> false;
            case "csv" -> true;
            default ->
                    throw new MalformedInput(
                            "format", "must be json or csv, not \"%s\"".formatted(format));
        };
    }

    private static String fileName(Part part, Page page, boolean csv) {
        String name =
                "%s-%d.%s".formatted(part.incident(), page.asOf().position(), csv ? "csv" : "json");
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
