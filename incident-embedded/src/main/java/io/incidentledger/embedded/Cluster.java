package io.incidentledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/** The files of a cluster before its server starts: made once, and never with {@code trust}. */
final class Cluster {

    static final String SUPERUSER = "postgres";

    private static final int PASSWORD_BYTES = 24;

    private static final String ACCESS =
            """
            # Written at every start.
            # TYPE  DATABASE  USER  ADDRESS       METHOD
            host    all       all   127.0.0.1/32  scram-sha-256
            """;

    private Cluster() {}

    /** Makes the cluster if it is not there. Returns the superuser's password. */
    static String prepare(DataFolder data, PostgreSqlPrograms programs) {
        try {
            String password = password(data.passwordFile());
            if (!data.initialised()) {
                // A folder of this name is what an initdb left that was killed.
                Path unfinished = data.unfinishedCluster();
                Folders.delete(unfinished);
                programs.initialise(unfinished, SUPERUSER, data.passwordFile());
                Files.move(unfinished, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
                Folders.force(data.folder);
            }
            Files.writeString(data.cluster().resolve("pg_hba.conf"), ACCESS);
            return password;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + data.cluster(), e);
        }
    }

    private static String password(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Folders.createSecret(
                    file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        }
        return Files.readString(file).strip();
    }
}
