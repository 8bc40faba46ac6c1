package io.incidentledger.wire.http;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
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

    /** Whose rows alone the token lets its bearer see: an id, or a list of ids. */
    private static final String TENANT = "tenant";

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        if (token.getAudience() == null || !token.getAudience().contains(AUDIENCE)) {
            throw new InvalidBearerTokenException("The token is not for " + AUDIENCE);
        }
        Reader reader = reader(token);
        return new ActorAuthentication(
                new Actor(
                        visible("iss", token.getClaimAsString("iss")),
                        visible("sub", token.getSubject()),
                        reader.isBound() ? readingOnly(roles(token)) : roles(token)),
                reader,
                expiry(token));
    }

    private static Reader reader(Jwt token) {
        if (!token.getClaims().containsKey(TENANT)) {
            return Reader.inside(roles(token));
        }
        // Whatever cannot be read must not pass for a token without a bound.
        List<?> claimed =
                switch (token.getClaims().get(TENANT)) {
                    case String one -> List.of(one);
                    case Collection<?> several when !several.isEmpty() -> List.copyOf(several);
                    case null, default -> throw unusable(TENANT);
                };
        return Reader.boundTo(claimed.stream().map(TokenActor::tenant).toList());
    }

    private static TenantId tenant(Object claimed) {
        if (!(claimed instanceof String id)) {
            throw unusable(TENANT);
        }
        try {
            return new TenantId(id);
        } catch (MalformedInput noId) {
            throw unusable(TENANT);
        }
    }

    /**
     * Somebody from outside records nothing but an answer to what was restored for them, and keeps
     * nothing, whatever else the token says.
     */
    private static Set<Role> readingOnly(Set<Role> roles) {
        return roles.isEmpty() ? Set.of() : Set.of(Role.OBSERVER);
    }

    private static InvalidBearerTokenException unusable(String claim) {
        return new InvalidBearerTokenException("The token has no usable claim " + claim);
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
            throw unusable(claim);
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
