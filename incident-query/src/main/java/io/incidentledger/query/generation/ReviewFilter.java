package io.incidentledger.query.generation;

import io.incidentledger.query.generation.Generation.Kind;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets every read be asked of a review: what comes under {@code /reviews/{review}/api} goes on as
 * if it came under {@code /api}, with the tables of the review in the place of those that are read.
 */
public final class ReviewFilter extends OncePerRequestFilter {
    /** Live streams tell what comes; nothing comes to a review. */
    private static final Pattern READ =
            Pattern.compile(
                    "/reviews/(\\d{1,18})(/api/(?!reviews\\b|projections/(?!digests))(?!.*/stream$).*)");

    private final GenerationRepository generations;
    private final ReviewedSource source;

    /**
     * @param generations which reviews there are
     * @param source what everything is read from
     */
    public ReviewFilter(GenerationRepository generations, ReviewedSource source) {
        this.generations = generations;
        this.source = source;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Matcher read = READ.matcher(request.getRequestURI());
        Optional<Generation> review =
                read.matches() && request.getMethod().equals("GET")
                        ? generations
                                .find(Long.parseLong(read.group(1)))
                                .filter(it -> it.kind() == Kind.REVIEW)
                                .filter(it -> it.state() == GenerationState.DONE)
                        : Optional.empty();
        if (review.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        String path = read.group(2);
        try (ReviewedSource.Reading _ = source.reading(review.get().schema())) {
            chain.doFilter(new Inner(request, path), response);
        }
    }

    /** A request, with another path. */
    private static final class Inner extends HttpServletRequestWrapper {
        private final String path;

        Inner(HttpServletRequest request, String path) {
            super(request);
            this.path = path;
        }

        @Override
        public String getRequestURI() {
            return path;
        }

        @Override
        public StringBuffer getRequestURL() {
            StringBuffer url = super.getRequestURL();
            url.setLength(url.length() - super.getRequestURI().length());
            return url.append(path);
        }

        @Override
        public String getServletPath() {
            return path;
        }
    }
}
