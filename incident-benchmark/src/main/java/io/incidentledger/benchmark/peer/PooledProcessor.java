package io.incidentledger.benchmark.peer;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.incidentledger.query.catalogue.CatalogueProjection;
import io.incidentledger.query.feed.DiscardRepository;
import io.incidentledger.query.feed.Projection;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.timeline.RecordedEvents;
import io.incidentledger.query.timeline.TimelineProjection;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * The projections of the product behind Axon's pooled streaming processor, with its defaults: 16
 * segments, four workers, one event a transaction, tokens in the same database.
 */
final class PooledProcessor implements AutoCloseable {
    private static final String NAME = "pooled";
    private static final String SCHEMA = "axon";
    private static final int WORKERS = 4;
    private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);

    private final HikariDataSource source;
    private final JdbcTemplate jdbc;
    private final ScheduledExecutorService coordinator = Executors.newScheduledThreadPool(1);
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(WORKERS);
    private final PooledStreamingEventProcessor processor;
    private final AtomicLong handled = new AtomicLong();

    /** What a segment has in memory is its own: another worker may go on with it, not beside it. */
    private final Map<Integer, List<Projection>> bySegment = new ConcurrentHashMap<>();

    PooledProcessor(String bootstrapServers, String url, String user, String password) {
        source = source(url, user, password);
        jdbc = new JdbcTemplate(source);
        jdbc.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(SCHEMA));
        Flyway.configure()
                .dataSource(source)
                .schemas(SCHEMA)
                .locations("classpath:db/projections")
                .load()
                .migrate();
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(source));
        JdbcTokenStore tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(Jackson3Serializer.builder().build())
                        .build();
        tokens.createSchema(PostgresTokenTableFactory.INSTANCE);
        processor =
                PooledStreamingEventProcessor.builder()
                        .name(NAME)
                        .eventHandlerInvoker(
                                SimpleEventHandlerInvoker.builder()
                                        .eventHandlers(new Handler())
                                        .build())
                        .messageSource(new TopicSource(bootstrapServers))
                        .tokenStore(tokens)
                        .initialToken(StreamableMessageSource::createTailToken)
                        .transactionManager(
                                new SpringTransactionManager(new JdbcTransactionManager(source)))
                        .coordinatorExecutor(coordinator)
                        .workerExecutor(workers)
                        .build();
        processor.start();
    }

    private static HikariDataSource source(String url, String user, String password) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setUsername(user);
        pool.setPassword(password);
        pool.addDataSourceProperty("currentSchema", SCHEMA);
        return new HikariDataSource(pool);
    }

    /** Read by Axon. */
    private final class Handler {
        @EventHandler
        @SuppressWarnings("UnusedMethod")
        void on(EventMessage<PublishedRecord> event) {
            Integer segment =
                    Objects.requireNonNull(
                            CurrentUnitOfWork.get()
                                    .getResource("Processor[%s]/SegmentId".formatted(NAME)));
            List<PublishedRecord> one = List.of(event.getPayload());
            bySegment.computeIfAbsent(segment, _ -> projections()).forEach(it -> it.apply(one));
            handled.incrementAndGet();
        }
    }

    private List<Projection> projections() {
        RecordedEvents recorded = new RecordedEvents(JdbcClient.create(jdbc));
        DiscardRepository discards = new DiscardRepository(jdbc);
        return List.of(
                new CatalogueProjection(jdbc, recorded, discards),
                new IncidentProjection(jdbc, recorded, discards),
                new TimelineProjection(jdbc));
    }

    long handled() {
        return handled.get();
    }

    void await(long atLeast) {
        while (handled() < atLeast) {
            LockSupport.parkNanos(POLL);
        }
    }

    @Override
    public void close() {
        processor.shutDown();
        coordinator.shutdownNow();
        workers.shutdownNow();
        jdbc.execute("DROP SCHEMA IF EXISTS %s CASCADE".formatted(SCHEMA));
        source.close();
    }
}
