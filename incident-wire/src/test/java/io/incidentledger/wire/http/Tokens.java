package io.incidentledger.wire.http;

import io.incidentledger.wire.actor.Role;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Tokens for tests, and the decoder that takes them. */
@Configuration(proxyBeanMethods = false)
public class Tokens {
    public static final String ISSUER = "https://issuer.test";
    public static final String SUBJECT = "u-4711";

    private static final SecretKey KEY =
            new SecretKeySpec(
                    "a key that guards nothing but tests".getBytes(StandardCharsets.US_ASCII),
                    "HmacSHA256");
    private static final JwtEncoder ENCODER = NimbusJwtEncoder.withSecretKey(KEY).build();

    @Bean
    JwtDecoder decoder() {
        return NimbusJwtDecoder.withSecretKey(KEY).build();
    }

    /** Of somebody with these roles. */
    public static String of(Role... roles) {
        List<String> claimed = Arrays.stream(roles).map(Role::claim).toList();
        return with(claims -> claims.claim("roles", claimed));
    }

    /** With other claims than the usual ones. */
    public static String with(Consumer<JwtClaimsSet.Builder> change) {
        JwtClaimsSet.Builder claims =
                JwtClaimsSet.builder()
                        .issuer(ISSUER)
                        .subject(SUBJECT)
                        .audience(List.of("incident-ledger"))
                        .expiresAt(Instant.parse("2999-01-01T00:00:00Z"));
        change.accept(claims);
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256).build();
        return ENCODER.encode(JwtEncoderParameters.from(header, claims.build())).getTokenValue();
    }
}
