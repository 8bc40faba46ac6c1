package io.incidentledger.query.wiring;

import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.FeedHealth;
import io.incidentledger.query.feed.FeedTelemetry;
import io.incidentledger.query.feed.ParkingOrderRepository;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.query.parking.ParkedRepository;
import io.incidentledger.query.parking.ParkingController;
import io.incidentledger.wire.connection.ConnectionWiring;
import io.incidentledger.wire.connection.KafkaConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.InstantSource;

import javax.sql.DataSource;

/** What applies the topics, and says how it is. */
@Configuration(proxyBeanMethods = false)
@Import(ConnectionWiring.class)
@EnableConfigurationProperties(FeedSettings.class)
public class FeedWiring {
    @Bean(initMethod = "start", destroyMethod = "close")
    Feed incidentFeed(
            KafkaConnection kafka,
            FeedSettings settings,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source,
            @Qualifier(ProjectionsWiring.WRITES) TransactionTemplate writes,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient client,
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<OpenTelemetry> spans) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        return new Feed(
                kafka.properties(),
                settings.node(),
                jdbc,
                writes,
                GenerationWiring.PROJECTIONS.stream()
                        .map(it -> it.on().apply(jdbc, client))
                        .toList(),
                new FeedTelemetry(
                        meters.getIfAvailable(SimpleMeterRegistry::new),
                        spans.getIfAvailable(OpenTelemetry::noop).getTracer("io.incidentledger")));
    }

    @Bean
    ParkingController parkingController(
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient client,
            Feed feed) {
        return new ParkingController(
                new ParkedRepository(client),
                new ParkingOrderRepository(new JdbcTemplate(source)),
                feed);
    }

    @Bean("feedHealthIndicator")
    FeedHealth incidentFeedHealth(Feed feed) {
        return new FeedHealth(feed, InstantSource.system());
    }

    @Bean("projectionsHealthIndicator")
    ProjectionsHealth projectionsHealth(
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source, Feed feed) {
        return new ProjectionsHealth(new WatermarkRepository(new JdbcTemplate(source)), feed);
    }

    @Bean
    FeedGauges feedGauges(Feed feed) {
        return new FeedGauges(feed, InstantSource.system());
    }
}
