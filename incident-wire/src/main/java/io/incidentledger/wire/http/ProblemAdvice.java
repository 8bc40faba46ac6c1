package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.connection.DatabaseFailure;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns whatever a controller, or Spring before it, throws into a {@link Problem}. */
@RestControllerAdvice
final class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<Object> refused(CommandRefused refused, HttpServletRequest request) {
        HttpHeaders headers = new HttpHeaders();
        if (refused.refusal().code().kind() == RefusalCode.Kind.UNAVAILABLE) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return answer(Problem.of(refused.refusal(), request), headers);
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedInput malformed, HttpServletRequest request) {
        return answer(
                Problem.of(
                        MvcRefusals.malformed(malformed.field() + " " + malformed.rule()), request),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Object> forbidden(AccessDeniedException denied, HttpServletRequest request) {
        return answer(
                Problem.of(
                        Refusal.because(RefusalCode.FORBIDDEN, SecurityProblems.FORBIDDEN),
                        request),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    @Nullable ResponseEntity<Object> fault(Exception fault, HttpServletRequest request) {
        if (DatabaseFailure.isAway(fault)) {
            // The pool had none to give, so nothing has begun.
            LOG.warn("No database for {}: {}", request.getRequestURI(), fault.getMessage());
            Refusal away = MvcRefusals.byStatus(503, request);
            return refused(new CommandRefused(away), request);
        }
        // A database that hangs up sounds like a client that does.
        if (!DatabaseFailure.isBehind(fault)
                && DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            LOG.debug("Whoever asked for {} has gone", request.getRequestURI(), fault);
            return null;
        }
        LOG.error(
                "Fault at {} {}, trace {}",
                request.getMethod(),
                request.getRequestURI(),
                Traceparent.of(request).traceId(),
                fault);
        return answer(Problem.fault(request), HttpHeaders.EMPTY);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception thrown,
            @Nullable Object body,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest webRequest) {
        HttpServletRequest request = ((ServletWebRequest) webRequest).getRequest();
        if (status.value() == 500) {
            return fault(thrown, request);
        }
        Refusal refusal = MvcRefusals.of(thrown, status.value(), request);
        return refusal.code().kind().status() == RefusalCode.MALFORMED.kind().status()
                ? answer(Problem.of(refusal, status.value(), request), headers)
                : answer(Problem.of(refusal, request), headers);
    }

    private static ResponseEntity<Object> answer(Problem problem, HttpHeaders headers) {
        return ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
