package io.incidentledger.standalone.key;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.SecurityContext;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks the tokens that {@link InstallationKey} signs. */
public final class InstallationTokens {
    private InstallationTokens() {}

    /** Takes genuine, unexpired tokens of this installation and for this product, nothing else. */
    public static JwtDecoder decoder(InstallationKey key) {
        NimbusJwtDecoder decoder =
                NimbusJwtDecoder.withJwkSource(
                                new ImmutableJWKSet<SecurityContext>(new JWKSet(key.publicKey())))
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(InstallationKey.ISSUER),
                        new JwtAudienceValidator(InstallationKey.AUDIENCE)));
        return decoder;
    }
}
