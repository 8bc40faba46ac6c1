package io.incidentledger.wire.http;

import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the {@link Actor} from a token that the decoder has found genuine. What is asked of it here
 * is asked whichever decoder an application brings.
 */
final class TokenActor implements Converter<Jwt, AbstractAuthenticationToken> {
    /** Whom a token must be for. */
    static final String AUDIENCE = "incident-ledger";

    private static final String ROLES = "roles";

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        if (token.getAudience() == null || !token.getAudience().contains(AUDIENCE)) {
            throw new InvalidBearerTokenException("The token is not for " + AUDIENCE);
        }
        return new ActorAuthentication(
                new Actor(
                        visible("iss", token.getClaimAsString("iss")),
                        visible("sub", token.getSubject()),
                        roles(token)),
                expiry(token));
    }

    private static Instant expiry(Jwt token) {
        Instant expiry = token.getExpiresAt();
        if (expiry == null) {
            throw new InvalidBearerTokenException("The token never expires");
        }
        return expiry;
    }

    /** These end up in log lines and record headers. */
    private static String visible(String claim, @Nullable String text) {
        if (text == null || text.isBlank() || text.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidBearerTokenException("The token has no usable claim " + claim);
        }
        return text;
    }

    private static Set<Role> roles(Jwt token) {
        return token.getClaims().get(ROLES) instanceof Collection<?> claimed
                ? claimed.stream()
                        .map(role -> Role.of(String.valueOf(role)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }
}
