package io.incidentledger.wire.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Lets only so many requests to change something be under way at once, before anything is spent on
 * one more. Without that, a crowd takes the processor from those who hold a row that all others
 * wait for, and hardly anybody is answered.
 */
final class UnderWayFilter extends OncePerRequestFilter {
    /** Several times what a pool of a dozen connections can work on. */
    static final int AT_ONCE = 64;

    private static final int PATIENCE_SECONDS = 1;

    private final Semaphore room = new Semaphore(AT_ONCE, true);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!admitted()) {
            SecurityProblems.noRoom(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            room.release();
        }
    }

    private boolean admitted() {
        try {
            return room.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
