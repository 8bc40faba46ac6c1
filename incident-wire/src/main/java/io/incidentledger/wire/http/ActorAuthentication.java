package io.incidentledger.wire.http;

import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Reader;
import io.incidentledger.wire.actor.Role;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

import java.time.Instant;

/** Somebody whose token was found good. Keeps no copy of the token. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1;

    private final transient Actor actor;

    private final transient Reader reader;

    private final Instant until;

    ActorAuthentication(Actor actor, Reader reader, Instant until) {
        super(AuthorityUtils.createAuthorityList(actor.roles().stream().map(Role::claim).toList()));
        this.actor = actor;
        this.reader = reader;
        this.until = until;
        setAuthenticated(true);
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
