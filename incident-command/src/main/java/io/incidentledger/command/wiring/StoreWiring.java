package io.incidentledger.command.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.incident.IncidentEventStore;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.store.EntryStore;
import io.incidentledger.command.store.EventEngine;
import io.incidentledger.command.store.IncidentNumberStore;
import io.incidentledger.command.store.ReceiptStore;
import io.incidentledger.command.store.RememberedStates;
import io.incidentledger.command.store.StoreSchema;
import io.incidentledger.command.store.StoreTransactions;
import io.incidentledger.command.store.WireSerializer;
import io.incidentledger.wire.connection.DatabaseTls;
import io.incidentledger.wire.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;

import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.Map;
import java.util.Properties;

import javax.sql.DataSource;

/** The event store and what lives beside it in the same database. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreSettings.class)
public class StoreWiring {

    @Bean(destroyMethod = "close")
    HikariDataSource storeDataSource(
            StoreSettings settings, SslBundles bundles, ObjectProvider<MeterRegistry> meters) {
        Map<String, String> tls = DatabaseTls.properties(settings.sslBundle(), bundles);
        StoreSchema.migrate(owner(settings, tls), settings.username());
        HikariConfig pool = new HikariConfig();
        tls.forEach(pool::addDataSourceProperty);
        pool.setPoolName("store");
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.username());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(settings.connections());
        meters.ifAvailable(pool::setMetricRegistry);
        pool.addDataSourceProperty("ApplicationName", "incident-command");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("tcpKeepAlive", "true");
        // While the store is away, a request is told so before its client gives up.
        pool.addDataSourceProperty("connectTimeout", "5");
        pool.setConnectionTimeout(5_000);
        pool.addDataSourceProperty("socketTimeout", "30");
        // An open transaction that nobody carries on holds the horizon, and so all publication.
        pool.addDataSourceProperty("options", "-c idle_in_transaction_session_timeout=30s");
        return new HikariDataSource(pool);
    }

    private static DataSource owner(StoreSettings settings, Map<String, String> tls) {
        DriverManagerDataSource owner =
                new DriverManagerDataSource(
                        settings.jdbcUrl(), settings.ownerUsername(), settings.ownerPassword());
        Properties properties = new Properties();
        properties.putAll(tls);
        owner.setConnectionProperties(properties);
        return owner;
    }

    @Bean
    StoreTransactions storeTransactions(HikariDataSource storeDataSource) {
        return new StoreTransactions(storeDataSource);
    }

    @Bean
    WireSerializer eventSerializer() {
        return new WireSerializer(EventTypes.BY_NAME, Json.EVENTS);
    }

    /** None is needed while events only ever get more; see docs/contract.md. */
    @Bean
    EventUpcasterChain eventUpcasters() {
        return new EventUpcasterChain();
    }

    @Bean
    EventEngine eventEngine(
            StoreTransactions transactions,
            WireSerializer serializer,
            EventUpcasterChain upcasters,
            ObjectProvider<ObservationRegistry> observations) {
        return EventEngine.create(
                transactions,
                serializer,
                upcasters,
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    RememberedStates rememberedStates(StoreSettings settings) {
        return new RememberedStates(settings.rememberedEvents());
    }

    @Bean
    CommandTelemetry commandTelemetry(ObjectProvider<ObservationRegistry> observations) {
        return new CommandTelemetry(observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    Receipts receipts(StoreTransactions transactions) {
        return new Receipts(new ReceiptStore(transactions.jdbc()));
    }

    @Bean("storeHealthIndicator")
    StoreHealth storeHealth(HikariDataSource storeDataSource) {
        return new StoreHealth(storeDataSource);
    }

    @Bean
    IncidentNumberStore incidentNumbers(StoreTransactions transactions) {
        return new IncidentNumberStore(transactions.jdbc(), transactions.spring());
    }

    @Bean
    CatalogueCache catalogueCache(EventEngine events) {
        return new CatalogueCache(events);
    }

    @Bean
    EntryStore entryStore(StoreTransactions transactions) {
        return new EntryStore(transactions.jdbc());
    }

    @Bean
    IncidentEventStore incidentEventStore(StoreTransactions transactions, EventEngine events) {
        return new IncidentEventStore(transactions, events);
    }
}
