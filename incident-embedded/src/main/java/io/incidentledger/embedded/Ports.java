package io.incidentledger.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** TCP ports on loopback. What they say can be outdated a moment later: whoever binds must cope. */
public final class Ports {

    private static final int ANY = 0;
    private static final int BACKLOG = 1;

    private Ports() {}

    /** A port, 1024 to 65535, that nobody listened on just now. */
    public static int free() {
        try (ServerSocket socket = listen(ANY)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No TCP port is free on loopback", e);
        }
    }

    /**
     * Whether this process could listen on the port just now.
     *
     * @param port 1 to 65535
     */
    public static boolean isFree(int port) {
        try (ServerSocket socket = listen(port)) {
            return socket.isBound();
        } catch (IOException _) {
            return false;
        }
    }

    private static ServerSocket listen(int port) throws IOException {
        return new ServerSocket(port, BACKLOG, InetAddress.ofLiteral("127.0.0.1"));
    }
}
