package io.incidentledger.query.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.incidentledger.query.generation.ReviewedSource;
import io.incidentledger.wire.connection.DatabaseTls;
import io.micrometer.core.instrument.MeterRegistry;

import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import javax.sql.DataSource;

/** The database of the projections. Everything is qualified: another part may have its own. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionsSettings.class)
public class ProjectionsWiring {
    /** How long one read may take, in seconds. */
    private static final int READ_SECONDS = 10;

    private static final String POOL = "projectionsPool";

    /** The qualifier of what is read from: a pool, migrated; or a review, where one is asked. */
    public static final String DATA_SOURCE = "projectionsDataSource";

    /** The qualifier of its transaction manager. */
    public static final String TRANSACTION_MANAGER = "projectionsTransactionManager";

    /** The qualifier of the transactions that write. */
    public static final String WRITES = "projectionsWrites";

    /** The qualifier of the transactions that read one state. */
    public static final String READS = "projectionsReads";

    /** The qualifier of the transactions that read all of one state, for as long as it takes. */
    public static final String LONG_READS = "projectionsLongReads";

    /** The qualifier of its client. */
    public static final String JDBC = "projectionsJdbcClient";

    /** The schema that is read: what fills it may fill another one beside it. */
    public static final String SCHEMA = "projections";

    @Bean(name = POOL, defaultCandidate = false, destroyMethod = "close")
    HikariDataSource projectionsPool(
            ProjectionsSettings settings,
            SslBundles bundles,
            ObjectProvider<MeterRegistry> meters) {
        HikariConfig pool = config(settings, bundles, SCHEMA, settings.connections());
        meters.ifAvailable(pool::setMetricRegistry);
        HikariDataSource source = new HikariDataSource(pool);
        migrate(source, "control");
        migrate(source, SCHEMA);
        return source;
    }

    /** Connections of their own, on other schemas, for statements that may take hours. */
    static HikariDataSource pool(
            ProjectionsSettings settings, SslBundles bundles, String schemas, int connections) {
        HikariConfig pool = config(settings, bundles, schemas, connections);
        pool.addDataSourceProperty("socketTimeout", "0");
        return new HikariDataSource(pool);
    }

    private static HikariConfig config(
            ProjectionsSettings settings, SslBundles bundles, String schemas, int connections) {
        HikariConfig pool = new HikariConfig();
        DatabaseTls.properties(settings.sslBundle(), bundles).forEach(pool::addDataSourceProperty);
        pool.setPoolName(schemas);
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(connections);
        // A server that went away without a word must not hold a thread for ever.
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        pool.addDataSourceProperty("currentSchema", schemas);
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.addDataSourceProperty("socketTimeout", "60");
        pool.setConnectionTimeout(5_000);
        return pool;
    }

    @Bean(name = DATA_SOURCE, defaultCandidate = false)
    ReviewedSource projectionsDataSource(
            ProjectionsSettings settings,
            SslBundles bundles,
            @Qualifier(POOL) HikariDataSource pool) {
        return new ReviewedSource(pool, schema -> single(settings, bundles, schema));
    }

    private static DataSource single(
            ProjectionsSettings settings, SslBundles bundles, String schema) {
        HikariConfig config = config(settings, bundles, schema, 1);
        DriverManagerDataSource single =
                new DriverManagerDataSource(
                        settings.jdbcUrl(), settings.username(), settings.password());
        single.setConnectionProperties(config.getDataSourceProperties());
        return single;
    }

    private static void migrate(DataSource source, String schema) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .load()
                .migrate();
    }

    @Bean(name = TRANSACTION_MANAGER, defaultCandidate = false)
    JdbcTransactionManager projectionsTransactionManager(
            @Qualifier(DATA_SOURCE) DataSource source) {
        return new JdbcTransactionManager(source);
    }

    @Bean(name = WRITES, defaultCandidate = false)
    TransactionTemplate projectionsWrites(
            @Qualifier(TRANSACTION_MANAGER) JdbcTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean(name = READS, defaultCandidate = false)
    TransactionTemplate projectionsReads(
            @Qualifier(TRANSACTION_MANAGER) JdbcTransactionManager manager) {
        TransactionTemplate reads = new TransactionTemplate(manager);
        reads.setReadOnly(true);
        reads.setTimeout(READ_SECONDS);
        reads.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return reads;
    }

    @Bean(name = LONG_READS, defaultCandidate = false)
    TransactionTemplate projectionsLongReads(
            @Qualifier(TRANSACTION_MANAGER) JdbcTransactionManager manager) {
        TransactionTemplate reads = new TransactionTemplate(manager);
        reads.setReadOnly(true);
        reads.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        return reads;
    }

    @Bean(name = JDBC, defaultCandidate = false)
    JdbcClient projectionsJdbcClient(@Qualifier(DATA_SOURCE) DataSource source) {
        return JdbcClient.create(source);
    }
}
