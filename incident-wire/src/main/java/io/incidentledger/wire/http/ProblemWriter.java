package io.incidentledger.wire.http;

import io.incidentledger.wire.json.Json;

import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/** Writes a problem where Spring MVC does not: in filters. */
final class ProblemWriter {
    private ProblemWriter() {}

    static void write(Problem problem, HttpServletResponse response) throws IOException {
        byte[] json = Json.EVENTS.writeValueAsBytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
