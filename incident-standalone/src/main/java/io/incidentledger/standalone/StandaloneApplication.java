package io.incidentledger.standalone;

import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** The product as one process: its servers, then commands, queries and documentation. */
public final class StandaloneApplication implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Servers servers;
    private final ConfigurableApplicationContext context;

    private StandaloneApplication(Servers servers, ConfigurableApplicationContext context) {
        this.servers = servers;
        this.context = context;
    }

    /**
     * Starts it, says what it does, and returns when it has been stopped.
     *
     * @param say takes a line for the person who waits
     */
    public static void run(UpSettings settings, Consumer<String> say) throws InterruptedException {
        long begun = System.nanoTime();
        CountDownLatch stopped = new CountDownLatch(1);
        StandaloneApplication product = start(settings, say);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(
                                () -> {
                                    say.accept("Stopping: what is recorded stays.");
                                    product.close();
                                    say.accept("Stopped.");
                                    stopped.countDown();
                                },
                                "stop"));
        String origin = "http://localhost:" + settings.port();
        say.accept("Commands, queries   " + origin + "/api");
        say.accept("Documentation       " + origin + "/docs");
        say.accept("Health              " + origin + "/actuator/health");
        say.accept(
                "Data                "
                        + (settings.ephemeral() ? "forgotten at the end" : settings.dataDir()));
        say.accept(
                "Ready after %.1f s. Ctrl-C stops it."
                        .formatted((System.nanoTime() - begun) / 1e9));
        stopped.await();
    }

    /**
     * Starts it and returns when it answers.
     *
     * @throws RuntimeException if something does not start; nothing of it goes on running then
     */
    public static StandaloneApplication start(UpSettings settings, Consumer<String> say) {
        Servers servers = Servers.start(settings, say);
        try {
            StandaloneApplication product =
                    new StandaloneApplication(servers, application(settings, servers));
            GivenStore store = settings.store();
            if (store != null) {
                StoreRightsRepository.warning(store.application()).ifPresent(say);
            }
            return product;
        } catch (RuntimeException failed) {
            servers.close();
            throw failed;
        }
    }

    /** What it consists of, for tests that hold documents against it. */
    ApplicationContext context() {
        return context;
    }

    /** Stops it in order: first what uses the servers, then the servers. */
    @Override
    public void close() {
        context.close();
        servers.close();
    }

    /** Before the environment, which is meant for an application that starts no servers itself. */
    private static void first(Map<String, Object> properties, ConfigurableEnvironment environment) {
        environment.getPropertySources().addFirst(new MapPropertySource("up", properties));
    }

    private static ConfigurableApplicationContext application(
            UpSettings settings, Servers servers) {
        Map<String, Object> properties = new LinkedHashMap<>(servers.settings());
        properties.put("server.address", LOOPBACK);
        properties.put("server.port", settings.port());
        properties.put("incident.data-dir", settings.dataDir().toString());
        return new SpringApplicationBuilder(ProductWiring.class)
                .initializers(context -> first(properties, context.getEnvironment()))
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .run();
    }
}
