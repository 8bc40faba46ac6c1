package io.incidentledger.command.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Caller;
import io.incidentledger.wire.http.Caller.Answer;
import io.incidentledger.wire.http.Tokens;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Set;

class TheCircumstancesTest extends EndpointFixture {
    @Test
    void are_the_token_the_trace_and_nothing_else_by_default() {
        Answer answer = operator.post(INCIDENT + "notes", NOTE);
        RequestContext context = desks.incident().context();
        assertThat(context.actor())
                .isEqualTo(new Actor(Tokens.ISSUER, Tokens.SUBJECT, Set.of(Role.OPERATOR)));
        assertThat(context.command().version()).isEqualTo(7);
        assertThat(context.traceparent()).isEqualTo(answer.header("traceparent"));
        assertThat(context.traceparent()).contains(context.correlation());
        assertThat(context.causation()).isNull();
        assertThat(context.idempotency()).isNull();
        assertThat(context.ifMatch()).isNull();
    }

    @Test
    void hold_the_version_that_the_client_has_seen() {
        operator.with("If-Match", "\"7\"").post(INCIDENT + "notes", NOTE);
        assertThat(desks.incident().context().ifMatch()).isEqualTo(7);
    }

    @Test
    void hold_the_key_with_what_it_was_given_for() {
        Idempotency first = keyed("k-1", INCIDENT + "notes", NOTE);
        assertThat(first.key()).isEqualTo("k-1");
        assertThat(first.sha256()).matches("[0-9a-f]{64}");
        assertThat(keyed("k-1", INCIDENT + "notes", NOTE)).isEqualTo(first);
        assertThat(keyed("k-1", INCIDENT + "notes", NOTE + " ").sha256())
                .isNotEqualTo(first.sha256());
        assertThat(keyed("k-1", INCIDENT + "updates", NOTE).sha256()).isNotEqualTo(first.sha256());
    }

    private Idempotency keyed(String key, String path, String body) {
        assertThat(operator.with("Idempotency-Key", key).post(path, body).status()).isEqualTo(201);
        Idempotency idempotency = desks.incident().context().idempotency();
        if (idempotency == null) {
            throw new AssertionError("the key was not passed on");
        }
        return idempotency;
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "W/\"7\"", "*", "\"x\"", "\"-1\"", "\"07\"", "\"7\", \"8\""})
    void refuse_a_version_that_is_no_etag_of_ours(String version) {
        Answer answer = operator.with("If-Match", version).post(INCIDENT + "notes", NOTE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).startsWith("If-Match must be the ETag");
        assertThat(desks.untouched()).isTrue();
    }

    @Test
    void refuse_a_key_that_is_too_long_or_not_visible_or_given_twice() {
        assertKeyRefused(operator.with("Idempotency-Key", "k".repeat(201)));
        assertKeyRefused(operator.with("Idempotency-Key", "a b"));
        assertKeyRefused(operator.with("Idempotency-Key", ""));
        assertKeyRefused(operator.with("Idempotency-Key", "a").with("Idempotency-Key", "b"));
        assertThat(
                        operator.with("Idempotency-Key", "k".repeat(200))
                                .post(INCIDENT + "notes", NOTE)
                                .status())
                .isEqualTo(201);
    }

    private void assertKeyRefused(Caller caller) {
        Answer answer = caller.post(INCIDENT + "notes", NOTE);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/detail")).startsWith("Idempotency-Key must be 1 to 200");
        assertThat(desks.untouched()).isTrue();
    }
}
