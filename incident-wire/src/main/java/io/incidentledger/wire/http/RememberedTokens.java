package io.incidentledger.wire.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.time.Duration;

/**
 * Remembers for a minute which tokens were found genuine: to check a signature costs more than all
 * else that is done for a request. What can change about such a token is the time, and that is
 * looked at again each time. A key that its issuer has withdrawn counts for that minute more.
 */
final class RememberedTokens implements JwtDecoder {
    static final Duration KEPT = Duration.ofMinutes(1);

    /** More people at once than any installation has. */
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> time;
    private final Cache<String, Jwt> genuine;

    /**
     * @param decoder checks everything about a token
     * @param time whether one that was genuine is good by now
     * @param ticker tells how long one has been remembered
     */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> time, Ticker ticker) {
        this.decoder = decoder;
        this.time = time;
        genuine =
                Caffeine.newBuilder()
                        .maximumSize(MOST)
                        .expireAfterWrite(KEPT)
                        .ticker(ticker)
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt known = genuine.getIfPresent(token);
        if (known == null) {
            Jwt fresh = decoder.decode(token);
            genuine.put(token, fresh);
            return fresh;
        }
        OAuth2TokenValidatorResult result = time.validate(known);
        if (result.hasErrors()) {
            throw new JwtValidationException(
                    "The token is not good at this time", result.getErrors());
        }
        return known;
    }
}
