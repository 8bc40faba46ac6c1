package io.incidentledger.wire.connection;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives SSL bundles to the driver of PostgreSQL, which makes its socket factory itself, by the name
 * of a class and one text: the name of the bundle.
 */
public final class DatabaseTls {
    private static final Map<String, SslBundle> BUNDLES = new ConcurrentHashMap<>();

    private DatabaseTls() {}

    /**
     * What the driver needs for TLS by a bundle; nothing without one. The server's certificate is
     * checked, and that it is the certificate of this server.
     *
     * @param bundle a name; null for no TLS
     * @throws org.springframework.boot.ssl.NoSuchSslBundleException if there is none of that name
     */
    public static Map<String, String> properties(@Nullable String bundle, SslBundles bundles) {
        if (bundle == null) {
            return Map.of();
        }
        BUNDLES.put(bundle, bundles.getBundle(bundle));
        return Map.of(
                "sslmode",
                "verify-full",
                "sslfactory",
                BundleSocketFactory.class.getName(),
                "sslfactoryarg",
                bundle);
    }

    static SslBundle bundle(String name) {
        SslBundle bundle = BUNDLES.get(name);
        if (bundle == null) {
            throw new IllegalStateException("No SSL bundle %s was announced".formatted(name));
        }
        return bundle;
    }
}
