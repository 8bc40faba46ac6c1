package io.incidentledger.query.wiring;

import com.zaxxer.hikari.HikariDataSource;

import io.incidentledger.query.catalogue.CatalogueProjection;
import io.incidentledger.query.feed.DiscardRepository;
import io.incidentledger.query.generation.GenerationRepository;
import io.incidentledger.query.generation.GenerationRunner;
import io.incidentledger.query.generation.ProjectionKind;
import io.incidentledger.query.generation.ProjectionName;
import io.incidentledger.query.generation.RebuildController;
import io.incidentledger.query.generation.ReviewComparison;
import io.incidentledger.query.generation.ReviewController;
import io.incidentledger.query.generation.ReviewFilter;
import io.incidentledger.query.generation.ReviewedSource;
import io.incidentledger.query.generation.SchemaSource;
import io.incidentledger.query.incident.IncidentProjection;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.timeline.RecordedEvents;
import io.incidentledger.query.timeline.TimelineProjection;
import io.incidentledger.wire.connection.KafkaConnection;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

import javax.sql.DataSource;

/** What fills tables beside those that are read. */
@Configuration(proxyBeanMethods = false)
public class GenerationWiring {
    /** One locks, one writes, one looks how far that has come. */
    private static final int CONNECTIONS = 3;

    /** All projections; the entries come last: what folds reads those of earlier batches alone. */
    static final List<ProjectionKind> PROJECTIONS =
            List.of(
                    new ProjectionKind(
                            ProjectionName.CATALOGUE,
                            List.of("site", "service", "tenant", "subscription"),
                            List.of(),
                            (jdbc, client) ->
                                    new CatalogueProjection(
                                            jdbc,
                                            new RecordedEvents(client),
                                            new DiscardRepository(jdbc))),
                    new ProjectionKind(
                            ProjectionName.INCIDENTS,
                            List.of("incident", "disruption", "site_outage"),
                            List.of(),
                            (jdbc, client) ->
                                    new IncidentProjection(
                                            jdbc,
                                            new RecordedEvents(client),
                                            new DiscardRepository(jdbc))),
                    new ProjectionKind(
                            ProjectionName.TIMELINE,
                            List.of("entry"),
                            List.of("said(jsonb)"),
                            (jdbc, _) -> new TimelineProjection(jdbc)));

    private record ClosedPool(HikariDataSource source) implements SchemaSource.Pool {
        @Override
        public void close() {
            source.close();
        }
    }

    @Bean
    SchemaSource schemaSource(ProjectionsSettings settings, SslBundles bundles) {
        return schemas ->
                new ClosedPool(
                        ProjectionsWiring.pool(
                                settings, bundles, String.join(",", schemas), CONNECTIONS));
    }

    /** After the pool of the projections, which migrates what this one works on. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn(ProjectionsWiring.DATA_SOURCE)
    GenerationRunner generationRunner(KafkaConnection kafka, SchemaSource sources) {
        return new GenerationRunner(
                kafka.properties(), sources, PROJECTIONS, ProjectionsWiring.SCHEMA);
    }

    @Bean
    FilterRegistrationBean<ReviewFilter> reviewFilter(
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) ReviewedSource source) {
        FilterRegistrationBean<ReviewFilter> filter =
                new FilterRegistrationBean<>(
                        new ReviewFilter(new GenerationRepository(jdbc), source));
        // Before anybody looks at the path, and behind the filter that gives a trace.
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return filter;
    }

    @Bean
    ReviewController reviewController(
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient client,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source,
            @Qualifier(ProjectionsWiring.LONG_READS) TransactionTemplate longReads,
            Snapshots snapshots) {
        return new ReviewController(
                new GenerationRepository(client),
                new ReviewComparison(
                        longReads, new JdbcTemplate(source), PROJECTIONS, ProjectionsWiring.SCHEMA),
                snapshots);
    }

    @Bean
    GenerationGauges generationGauges(@Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new GenerationGauges(new GenerationRepository(jdbc));
    }

    @Bean
    RebuildController rebuildController(@Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new RebuildController(new GenerationRepository(jdbc));
    }
}
