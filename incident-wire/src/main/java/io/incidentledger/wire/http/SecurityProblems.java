package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import java.io.IOException;

/** Gives Spring Security's bare refusals a body, and leaves their headers as they are. */
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    static final String UNAUTHENTICATED =
            "A valid bearer token is required, for the audience " + TokenActor.AUDIENCE;
    static final String FORBIDDEN = "The roles in the token do not allow this";

    private final RateLimits limits;
    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

    SecurityProblems(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (why instanceof AuthenticationServiceException) {
            // The issuer's keys cannot be had: that says nothing about the token.
            write(
                    RefusalCode.UNAVAILABLE,
                    "Tokens cannot be checked at the moment",
                    request,
                    response);
            return;
        }
        // A good token is never turned away for what others do from behind the same address.
        long seconds = limits.failure(request.getRemoteAddr());
        if (seconds > 0) {
            tooMany(seconds, request, response);
            return;
        }
        challenge.commence(request, response, why);
        write(RefusalCode.UNAUTHENTICATED, UNAUTHENTICATED, request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException, ServletException {
        denial.handle(request, response, why);
        write(RefusalCode.FORBIDDEN, FORBIDDEN, request, response);
    }

    /** Says after how many seconds there is room again. */
    static void tooMany(long seconds, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        write(
                RefusalCode.TOO_MANY_REQUESTS,
                "That is more than your share; ask again in " + seconds + " s",
                request,
                response);
    }

    /** Says that nothing was begun, because too much is under way. */
    static void noRoom(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        write(
                RefusalCode.UNAVAILABLE,
                "Too much is under way here; nothing was begun, ask again in 1 s",
                request,
                response);
    }

    private static void write(
            RefusalCode code,
            String sentence,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ProblemWriter.write(Problem.of(Refusal.because(code, "%s", sentence), request), response);
    }
}
