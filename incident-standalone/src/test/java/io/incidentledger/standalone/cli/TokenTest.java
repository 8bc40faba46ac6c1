package io.incidentledger.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.incidentledger.standalone.key.InstallationKey;
import io.incidentledger.standalone.key.InstallationTokens;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

class TokenTest {
    @TempDir private Path dataDir;

    @Test
    void stands_alone_on_the_only_line_of_the_output_and_how_to_use_it_on_the_other() {
        Typed typed = token("--role", "operator", "--port", "9000");
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out().lines())
                .singleElement()
                .asString()
                .matches("[\\w-]+(\\.[\\w-]+){2}");
        assertThat(typed.err())
                .contains("For local as operator, for one hour")
                .contains(
                        "curl -H \"Authorization: Bearer $TOKEN\" http://localhost:9000/api/board");
    }

    @Test
    void names_who_it_is_for_whom_and_each_role_once() throws Exception {
        JWTClaimsSet claims =
                claims(
                        token(
                                "--subject",
                                "anna",
                                "--role",
                                "operator",
                                "--role",
                                "REVIEWER",
                                "--role",
                                "operator"));
        assertThat(claims.getIssuer()).isEqualTo("urn:incident-ledger:standalone");
        assertThat(claims.getAudience()).containsExactly("incident-ledger");
        assertThat(claims.getSubject()).isEqualTo("anna");
        assertThat(claims.getStringListClaim("roles")).isEqualTo(List.of("operator", "reviewer"));
    }

    @Test
    void is_bound_to_the_tenants_that_are_named_and_otherwise_to_none() throws Exception {
        Typed bound = token("--role", "observer", "--tenant", "aok", "--tenant", "sbk");
        assertThat(claims(bound).getStringListClaim("tenant")).containsExactly("aok", "sbk");
        assertThat(claims(token("--role", "observer")).getClaims()).doesNotContainKey("tenant");
    }

    @Test
    void is_good_for_one_hour() throws Exception {
        JWTClaimsSet claims = claims(token("--role", "observer"));
        assertThat(
                        Duration.between(
                                claims.getIssueTime().toInstant(),
                                claims.getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void is_taken_by_this_installation_and_by_no_other(@TempDir Path other) {
        String token = token("--role", "observer").out().strip();
        assertThat(decoded(token, dataDir).getSubject()).isEqualTo("local");
        assertThatThrownBy(() -> decoded(token, other)).isInstanceOf(JwtException.class);
    }

    @Nested
    class Mistyped {
        @Test
        void without_a_role_it_says_what_is_missing() {
            Typed typed = token();
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err()).contains("--role").contains("Try: ./incident token --help");
        }

        @Test
        void with_what_is_no_id_of_a_tenant_it_says_what_one_looks_like() {
            Typed typed = token("--role", "observer", "--tenant", "AOK plus");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.out()).isEmpty();
            assertThat(typed.err()).contains("A tenant's id must");
        }

        @Test
        void with_an_unknown_role_it_says_which_there_are() {
            Typed typed = token("--role", "king");
            assertThat(typed.exitCode()).isEqualTo(2);
            assertThat(typed.err())
                    .containsIgnoringCase("operator")
                    .containsIgnoringCase("administrator")
                    .containsIgnoringCase("reviewer")
                    .containsIgnoringCase("observer");
        }
    }

    private Typed token(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "token";
        all[1] = "--data-dir";
        all[2] = dataDir.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Typed.incident(all);
    }

    private static JWTClaimsSet claims(Typed typed) throws Exception {
        return SignedJWT.parse(typed.out().strip()).getJWTClaimsSet();
    }

    private static Jwt decoded(String token, Path installation) {
        return InstallationTokens.decoder(InstallationKey.in(installation)).decode(token);
    }
}
