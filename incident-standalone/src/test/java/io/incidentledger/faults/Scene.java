package io.incidentledger.faults;

import static org.awaitility.Awaitility.await;

import io.incidentledger.standalone.Api;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The product at work on servers of its own: one node for commands, one for queries, and all that
 * clients know.
 */
final class Scene implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scene.class);

    private final Seed seed = Seed.chosen();
    private final AttemptLog log = new AttemptLog();
    private final Testbed testbed;
    private final Node commands;
    private final Node queries;

    private Scene(Testbed testbed, Node commands, Node queries) {
        this.testbed = testbed;
        this.commands = commands;
        this.queries = queries;
    }

    /** Everything is ready, and the catalogue is filled. */
    static Scene start(Path folder) throws IOException, InterruptedException {
        return of(Testbed.start(folder));
    }

    /** On servers that somebody else has prepared; closes them. */
    static Scene of(Testbed testbed) throws IOException, InterruptedException {
        Node commands = testbed.commands();
        return of(testbed, commands);
    }

    static Scene of(Testbed testbed, Node commands) throws IOException, InterruptedException {
        return of(testbed, commands, testbed.queries());
    }

    static Scene of(Testbed testbed, Node commands, Node queries)
            throws IOException, InterruptedException {
        Scene scene = new Scene(testbed, commands.awaitReady(), queries.awaitReady());
        scene.fillCatalogue();
        return scene;
    }

    Testbed testbed() {
        return testbed;
    }

    Node commands() {
        return commands;
    }

    Node queries() {
        return queries;
    }

    AttemptLog log() {
        return log;
    }

    Seed seed() {
        return seed;
    }

    /** Clients at work, most of them in incidents of their own. */
    Workload traffic(String name) {
        return traffic(name, List.of(commands.api()));
    }

    Workload traffic(String name, List<Api> apis) {
        return new Workload(seed, apis, Pace.USUAL, log, name, declared(name + "-hot"));
    }

    /** A new incident, in which nothing happens by itself. */
    String declared(String name) {
        return new Client(
                        new Random(seed.value()),
                        List.of(commands.api()),
                        name,
                        log,
                        new CountDownLatch(1))
                .declare();
    }

    /** Waits until everything is on the topics. */
    void awaitPublished() {
        await("everything is on the topics")
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(
                        () ->
                                StoredEvents.waiting(testbed.store()) == 0
                                        && commands.health()
                                                        .at(
                                                                "/components/publisher/details/lagEvents")
                                                        .asLong(-1)
                                                == 0);
    }

    /** The one question; see {@link Audit}. */
    void audit() throws Exception {
        commands.awaitReady();
        new Audit(testbed, log, seed).check(queries.awaitReady());
    }

    private void fillCatalogue() throws IOException, InterruptedException {
        String services =
                IntStream.range(0, Wish.SERVICES)
                        .mapToObj(
                                it ->
                                        """
                                        {"type": "RegisterService", "service": "service-%1$d",
                                         "name": "Service %1$d"},
                                        """
                                                .formatted(it))
                        .collect(Collectors.joining());
        String tenants =
                IntStream.range(0, Wish.TENANTS)
                        .mapToObj(
                                it ->
                                        """
                                        {"type": "RegisterTenant", "tenant": "tenant-%1$d",
                                         "name": "Tenant %1$d"}
                                        """
                                                .formatted(it))
                        .collect(Collectors.joining(","));
        commands.api()
                .post(
                        "/api/catalogue/commands",
                        "{\"commands\": [%s %s]}".formatted(services, tenants));
    }

    @Override
    public void close() {
        LOG.warn("{}: {}", seed, log);
        testbed.close();
    }
}
