package io.incidentledger.wire.http;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Checks tokens of the issuer that the settings name. */
final class TokenDecoder {
    /** Who issues the tokens: the URI that stands in their {@code iss}. */
    static final String ISSUER = "incident.security.issuer";

    /** Where the issuer's keys are, if its own description is not to be asked. */
    static final String KEYS = "incident.security.keys";

    private TokenDecoder() {}

    /**
     * A decoder that first asks the issuer when the first token comes, so that neither must start
     * before the other.
     *
     * @throws InvalidConfigurationPropertyValueException if no issuer is set
     */
    static JwtDecoder of(Environment settings) {
        String issuer = settings.getProperty(ISSUER, "");
        if (issuer.isBlank()) {
            throw new InvalidConfigurationPropertyValueException(
                    ISSUER,
                    null,
                    "This setting is missing. It names who issues the tokens, such as"
                            + " https://login.example.org; without it nobody could be let in.");
        }
        String keys = settings.getProperty(KEYS, "");
        return unreachableOrNot(new SupplierJwtDecoder(() -> ofIssuer(issuer, keys)));
    }

    private static JwtDecoder ofIssuer(String issuer, String keys) {
        NimbusJwtDecoder decoder =
                keys.isBlank()
                        ? NimbusJwtDecoder.withIssuerLocation(issuer).build()
                        : NimbusJwtDecoder.withJwkSetUri(keys).build();
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
