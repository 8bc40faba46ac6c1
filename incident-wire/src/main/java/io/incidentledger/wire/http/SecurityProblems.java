package io.incidentledger.wire.http;

import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

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

    private final AuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
    private final AccessDeniedHandler denial = new BearerTokenAccessDeniedHandler();

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

    private static void write(
            RefusalCode code,
            String sentence,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        ProblemWriter.write(Problem.of(Refusal.because(code, sentence), request), response);
    }
}
