package io.incidentledger.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A line between a client and a server on loopback that can stand still, one way or both, can be
 * slow, and can be cut. What stands still is not lost: as on a network that is away for a while, it
 * comes later.
 */
final class Proxy implements AutoCloseable {
    /** Which way bytes go. */
    enum Way {
        THERE,
        BACK
    }

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Way> still = EnumSet.noneOf(Way.class);
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile Slowness slowness = Slowness.NONE;
    private volatile Predicate<String> fatal = _ -> false;

    Proxy(int target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 200, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Nothing goes these ways any more; nothing at all stands still without one. */
    void stand(Way... ways) {
        synchronized (still) {
            still.clear();
            still.addAll(Arrays.asList(ways));
            still.notifyAll();
        }
    }

    /**
     * Whatever comes together is on its way for so long, and longer if it is lost and sent again.
     *
     * @param percentLost of what comes together, 0 to 100
     */
    void slow(Duration delay, int percentLost, long seed) {
        slowness = new Slowness(delay.toMillis(), percentLost, new Random(seed));
    }

    /** Once more as fast as it can be. */
    void quick() {
        slowness = Slowness.NONE;
    }

    private record Slowness(long millis, int percentLost, Random random) {
        static final Slowness NONE = new Slowness(0, 0, new Random(0));

        /** What TCP waits before it sends again what was lost (RFC 6298: at least a second). */
        private static final long RETRANSMISSION_MILLIS = 1_000;

        long next() {
            return random.nextInt(100) < percentLost ? millis + RETRANSMISSION_MILLIS : millis;
        }
    }

    /** How often something had to wait. */
    int held() {
        return held.get();
    }

    /**
     * Cuts a connection instead of passing such an answer on.
     *
     * @param answer bytes that came together, one character each
     */
    void cutInsteadOf(Predicate<String> answer) {
        fatal = answer;
    }

    /** How many connections that has cut. */
    int cuts() {
        return cuts.get();
    }

    /** Cuts whatever is open; says how many ends that were. */
    int cut() {
        List<Socket> now = List.copyOf(open);
        now.forEach(Proxy::end);
        return now.size();
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                connect(listening.accept());
            }
        } catch (IOException closed) {
            cut();
        }
    }

    /** Where nobody listens at the other end yet, or any more, the client is let go at once. */
    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> pass(client, server, Way.THERE));
            Thread.ofVirtual().start(() -> pass(server, client, Way.BACK));
        } catch (IOException nobodyThere) {
            end(client);
        }
    }

    private void pass(Socket from, Socket to, Way way) {
        byte[] buffer = new byte[65_536];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                awaitMoving(way);
                if (way == Way.BACK
                        && fatal.test(new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                    cuts.incrementAndGet();
                    return;
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException cutOff) {
            end(from);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private void awaitMoving(Way way) throws InterruptedException {
        synchronized (still) {
            while (still.contains(way)) {
                held.incrementAndGet();
                still.wait();
            }
            long millis = slowness.next();
            if (millis > 0) {
                held.incrementAndGet();
                still.wait(millis);
            }
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stand();
        listening.close();
        cut();
    }
}
