package io.incidentledger.embedded;

import io.incidentledger.embedded.PostgreSqlPrograms.Stop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** How the server process is started: the settings that no file in the data folder can override. */
final class Postmaster {

    static final int ANY_PORT = 0;

    /** A transaction that its client forgot would keep locks and dead rows for ever. */
    static final Duration IDLE_IN_TRANSACTION_LIMIT = Duration.ofMinutes(1);

    /** Between choosing a free port and listening on it, somebody else can take it. */
    private static final int ATTEMPTS = 3;

    private static final List<String> SETTINGS =
            List.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "fsync=on",
                    "synchronous_commit=on",
                    "full_page_writes=on",
                    "password_encryption=scram-sha-256",
                    "idle_in_transaction_session_timeout=" + IDLE_IN_TRANSACTION_LIMIT.toMillis(),
                    "max_connections=200",
                    "timezone=UTC",
                    "log_timezone=UTC");

    private Postmaster() {}

    /** Before anything is written, and with a message that names the port. */
    static void requireFree(int wantedPort) {
        if (wantedPort != ANY_PORT && !Ports.isFree(wantedPort)) {
            throw new EmbeddedFailure("Port " + wantedPort + " is taken");
        }
    }

    /** Returns the port that the server listens on. */
    static int start(DataFolder data, PostgreSqlPrograms programs, int wantedPort) {
        Path log = data.serverLog();
        int attempt = 0;
        int port;
        do {
            port = wantedPort == ANY_PORT ? Ports.free() : wantedPort;
            if (programs.start("-p " + port + " -c " + String.join(" -c ", SETTINGS), log)) {
                return port;
            }
            attempt++;
        } while (wantedPort == ANY_PORT && attempt < ATTEMPTS && !Ports.isFree(port));
        String said = programs.outputText();
        LeftoverPostmaster.end(
                data.cluster(), programs, Stop.FAST); // It may be late rather than gone.
        throw new EmbeddedFailure("PostgreSQL does not start, see %s: %s".formatted(log, said));
    }
}
