package io.incidentledger.command.intake;

import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.wire.http.ActorAuthentication;
import io.incidentledger.wire.http.Traceparent;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Where imports come in, line by line, and are answered line by line. */
@RestController
final class ImportController {
    /** See <a href="https://github.com/ndjson/ndjson-spec">ndjson-spec</a>. */
    private static final String LINES = "application/x-ndjson";

    private final ImportDesk imports;

    ImportController(ImportDesk imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/api/imports", consumes = LINES, produces = LINES)
    void take(
            HttpServletRequest request,
            HttpServletResponse response,
            ActorAuthentication who,
            @RequestParam String source,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") List<ObjectionCode> despite)
            throws IOException {
        Traceparent trace = Traceparent.of(request);
        ImportTerms terms =
                new ImportTerms(
                        source,
                        dryRun,
                        Set.copyOf(despite),
                        who.getPrincipal(),
                        who.until(),
                        trace.traceId(),
                        trace.toString());
        imports.take(
                terms,
                request.getInputStream(),
                request.getContentLengthLong(),
                () -> {
                    response.setContentType(LINES);
                    return response.getOutputStream();
                });
    }
}
