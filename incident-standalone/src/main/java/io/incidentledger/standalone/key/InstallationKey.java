package io.incidentledger.standalone.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;

/**
 * The key pair that signs and checks the tokens of this installation (ES256). It is made by whoever
 * asks for it first, {@code up} or {@code token}.
 */
public final class InstallationKey {
    /** Who issues the tokens. */
    public static final String ISSUER = "urn:incident-ledger:standalone";

    /** Whom they are for. */
    public static final String AUDIENCE = "incident-ledger";

    /** How long a token is good. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    /** The file in the data folder; readable by its owner alone. */
    public static final String FILE = "token-key.json";

    private final ECKey key;

    private InstallationKey(ECKey key) {
        this.key = key;
    }

    /**
     * The key of a data folder, made if there is none.
     *
     * @throws KeyUnusable if its file can be read by others, or holds no key
     */
    public static InstallationKey in(Path dataDir) {
        Path file = dataDir.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                PrivateFile.createOnce(
                        file, new ECKeyGenerator(Curve.P_256).generate().toJSONString());
            }
            PrivateFile.requireOwnerOnly(file);
            return new InstallationKey(ECKey.parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use " + file, e);
        } catch (ParseException | JOSEException noKey) {
            throw new KeyUnusable(file + " holds no key of an installation", noKey);
        }
    }

    /** A token for somebody with these roles, good for {@link #LIFETIME} from now. */
    public String token(String subject, Collection<String> roles, Instant now) {
        return token(subject, roles, List.of(), now);
    }

    /** The same, bound to tenants, if there are any. */
    public String token(
            String subject, Collection<String> roles, Collection<String> tenants, Instant now) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(subject)
                        .claim("roles", List.copyOf(roles))
                        .claim("tenant", tenants.isEmpty() ? null : List.copyOf(tenants))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new KeyUnusable("The key of the installation cannot sign", e);
        }
        return token.serialize();
    }

    /** What others need to check a token; holds nothing private. */
    public ECKey publicKey() {
        return key.toPublicJWK();
    }
}
