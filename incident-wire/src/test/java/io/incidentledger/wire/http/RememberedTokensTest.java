package io.incidentledger.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

import java.util.ArrayList;
import java.util.List;

class RememberedTokensTest {
    private final List<String> checked = new ArrayList<>();
    private long nanos;
    private boolean expired;
    private final RememberedTokens tokens =
            new RememberedTokens(this::check, _ -> time(), () -> nanos);

    @Test
    void a_signature_is_checked_once_a_minute() {
        assertThat(tokens.decode("anna").getSubject()).isEqualTo("anna");
        assertThat(tokens.decode("anna").getSubject()).isEqualTo("anna");
        assertThat(checked).containsExactly("anna");

        nanos += RememberedTokens.KEPT.toNanos();
        tokens.decode("anna");
        assertThat(checked).containsExactly("anna", "anna");
    }

    @Test
    void each_token_is_checked_for_itself() {
        tokens.decode("anna");
        assertThat(tokens.decode("ben").getSubject()).isEqualTo("ben");
    }

    /** Fails when what is remembered is good for longer than it says itself. */
    @Test
    void one_that_has_expired_since_is_refused() {
        tokens.decode("anna");
        expired = true;

        assertThatThrownBy(() -> tokens.decode("anna"))
                .isInstanceOf(JwtValidationException.class)
                .hasMessageContaining("not good at this time");
    }

    /** Fails when a token is remembered before it has been checked. */
    @Test
    void one_that_is_not_genuine_stays_so() {
        for (int again = 0; again < 2; again++) {
            assertThatThrownBy(() -> tokens.decode("forged")).isInstanceOf(BadJwtException.class);
        }
    }

    private Jwt check(String token) {
        checked.add(token);
        if (token.equals("forged")) {
            throw new BadJwtException("signed by nobody");
        }
        return Jwt.withTokenValue(token).header("alg", "ES256").subject(token).build();
    }

    private OAuth2TokenValidatorResult time() {
        return expired
                ? OAuth2TokenValidatorResult.failure(
                        new OAuth2Error("invalid_token", "too late", null))
                : OAuth2TokenValidatorResult.success();
    }
}
