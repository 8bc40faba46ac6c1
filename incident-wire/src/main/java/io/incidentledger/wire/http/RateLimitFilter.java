package io.incidentledger.wire.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;

/** Turns away an actor who asks for more than their share; a stream counts once. */
final class RateLimitFilter extends OncePerRequestFilter {
    private final RateLimits limits;

    RateLimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds =
                SecurityContextHolder.getContext().getAuthentication()
                                instanceof ActorAuthentication known
                        ? limits.request(known.getPrincipal())
                        : 0;
        if (seconds > 0) {
            SecurityProblems.tooMany(seconds, request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
