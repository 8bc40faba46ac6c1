package io.incidentledger.wire.http;

import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Somebody whose token was found good. Keeps no copy of the token. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
    /** The authority of somebody who is bound to tenants and has any of our roles. */
    static final String BOUND = "bound";

    private static final long serialVersionUID = 1;

    private final transient Actor actor;

    private final transient Reader reader;

    private final Instant until;

    ActorAuthentication(Actor actor, Reader reader, Instant until) {
        super(AuthorityUtils.createAuthorityList(authorities(actor, reader)));
        this.actor = actor;
        this.reader = reader;
        this.until = until;
        setAuthenticated(true);
    }

    private static List<String> authorities(Actor actor, Reader reader) {
        Stream<String> roles = actor.roles().stream().map(Role::claim);
        boolean bound = reader.isBound() && !actor.roles().isEmpty();
        return Stream.concat(roles, bound ? Stream.of(BOUND) : Stream.empty()).toList();
    }

    /** When the token expires: what goes on answering must end then. */
    public Instant until() {
        return until;
    }

    /** What they may see. */
    public Reader reader() {
        return reader;
    }

    @Override
    public Actor getPrincipal() {
        return actor;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return actor.subject();
    }
}
