package io.incidentledger.wire.http;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.Set;

/** Tokens of the issuer that the settings name, for an application that signs none itself. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IssuerSettings.class)
public class IssuerWiring {
    /** Those that need no secret on our side. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

    /** First asks the issuer when the first token comes, so that neither must start first. */
    @Bean
    JwtDecoder tokensOfTheIssuer(IssuerSettings settings) {
        URI keys = settings.keys();
        return keys != null && "file".equals(keys.getScheme())
                ? ofFile(settings.issuer(), keys)
                : unreachableOrNot(
                        new SupplierJwtDecoder(() -> ofAddress(settings.issuer(), keys)));
    }

    private static JwtDecoder ofFile(String issuer, URI keys) {
        try {
            JWKSet set = JWKSet.load(Path.of(keys).toFile());
            return checked(
                    issuer,
                    NimbusJwtDecoder.withJwkSource(new ImmutableJWKSet<SecurityContext>(set))
                            .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
                            .build());
        } catch (IOException | ParseException | IllegalArgumentException unusable) {
            throw new InvalidConfigurationPropertyValueException(
                    "incident.security.keys",
                    keys,
                    "No JSON Web Key Set can be read there: " + unusable.getMessage());
        }
    }

    private static JwtDecoder ofAddress(String issuer, @Nullable URI keys) {
        return checked(
                issuer,
                keys == null
                        ? NimbusJwtDecoder.withIssuerLocation(issuer).build()
                        : NimbusJwtDecoder.withJwkSetUri(keys.toString())
                                .jwsAlgorithms(all -> all.addAll(ALGORITHMS))
                                .build());
    }

    private static JwtDecoder checked(String issuer, NimbusJwtDecoder decoder) {
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(issuer));
        return decoder;
    }

    /** An issuer that cannot be reached is no fault of ours, nor of the token. */
    private static JwtDecoder unreachableOrNot(JwtDecoder decoder) {
        return token -> {
            try {
                return decoder.decode(token);
            } catch (JwtDecoderInitializationException unreachable) {
                throw new JwtException("The issuer cannot be asked for its keys", unreachable);
            }
        };
    }
}
