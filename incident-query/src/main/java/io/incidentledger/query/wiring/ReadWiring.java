package io.incidentledger.query.wiring;

import io.incidentledger.query.availability.AvailabilityController;
import io.incidentledger.query.availability.AvailabilityRepository;
import io.incidentledger.query.board.BoardController;
import io.incidentledger.query.board.BoardRepository;
import io.incidentledger.query.catalogue.CatalogueController;
import io.incidentledger.query.catalogue.CatalogueRepository;
import io.incidentledger.query.digest.DigestController;
import io.incidentledger.query.digest.DigestRepository;
import io.incidentledger.query.feed.Feed;
import io.incidentledger.query.feed.WatermarkRepository;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.HistoryRepository;
import io.incidentledger.query.incident.DifferenceController;
import io.incidentledger.query.incident.FiguresController;
import io.incidentledger.query.incident.IncidentController;
import io.incidentledger.query.incident.IncidentRepository;
import io.incidentledger.query.investigation.InvestigationController;
import io.incidentledger.query.irregularity.IrregularityController;
import io.incidentledger.query.notification.DeadlineController;
import io.incidentledger.query.read.AfterEntry;
import io.incidentledger.query.read.PositionRepository;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.query.recovery.RecoveryController;
import io.incidentledger.query.response.CommunicationController;
import io.incidentledger.query.response.ResponseController;
import io.incidentledger.query.timeline.ExportController;
import io.incidentledger.query.timeline.SearchController;
import io.incidentledger.query.timeline.SearchRepository;
import io.incidentledger.query.timeline.TimelineController;
import io.incidentledger.query.timeline.TimelineRepository;
import io.incidentledger.wire.rules.DeadlineRulesFile;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.InstantSource;

import javax.sql.DataSource;

/** What answers. */
@Configuration(proxyBeanMethods = false)
public class ReadWiring {
    @Bean
    Snapshots projectionsSnapshots(
            Feed feed,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source,
            @Qualifier(ProjectionsWiring.READS) TransactionTemplate reads,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new Snapshots(
                reads,
                new WatermarkRepository(new JdbcTemplate(source)),
                new PositionRepository(jdbc),
                new AfterEntry(feed, jdbc),
                InstantSource.system());
    }

    @Bean
    HistoryRepository historyRepository(@Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new HistoryRepository(jdbc);
    }

    @Bean
    HistoryReads historyReads(Snapshots snapshots, HistoryRepository histories) {
        return new HistoryReads(snapshots, histories);
    }

    @Bean
    TimelineController timelineController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new TimelineController(snapshots, new TimelineRepository(jdbc));
    }

    @Bean
    IncidentController incidentViewController(
            Snapshots snapshots,
            HistoryReads histories,
            @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new IncidentController(snapshots, new IncidentRepository(jdbc), histories);
    }

    @Bean
    SearchController searchController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new SearchController(snapshots, new SearchRepository(jdbc));
    }

    @Bean
    ExportController exportController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new ExportController(
                snapshots, new TimelineRepository(jdbc), InstantSource.system());
    }

    @Bean
    ResponseController responseController(HistoryReads histories) {
        return new ResponseController(histories);
    }

    @Bean
    CommunicationController communicationController(
            HistoryReads reads, HistoryRepository histories) {
        return new CommunicationController(reads, histories);
    }

    @Bean
    FiguresController figuresController(
            HistoryReads histories, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new FiguresController(histories, new AvailabilityRepository(jdbc));
    }

    @Bean
    AvailabilityController availabilityController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new AvailabilityController(snapshots, new AvailabilityRepository(jdbc));
    }

    @Bean
    IrregularityController irregularityController(HistoryReads histories) {
        return new IrregularityController(histories);
    }

    @Bean
    DifferenceController differenceController(HistoryReads histories) {
        return new DifferenceController(histories);
    }

    @Bean
    RecoveryController recoveryController(HistoryReads histories) {
        return new RecoveryController(histories);
    }

    @Bean
    BoardController boardController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new BoardController(snapshots, new BoardRepository(jdbc));
    }

    @Bean
    CatalogueController catalogueViewController(
            Snapshots snapshots, @Qualifier(ProjectionsWiring.JDBC) JdbcClient jdbc) {
        return new CatalogueController(snapshots, new CatalogueRepository(jdbc));
    }

    @Bean
    DigestController digestController(
            @Qualifier(ProjectionsWiring.LONG_READS) TransactionOperations longReads,
            @Qualifier(ProjectionsWiring.DATA_SOURCE) DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        return new DigestController(
                new DigestRepository(longReads, jdbc, new WatermarkRepository(jdbc)));
    }

    @Bean
    DeadlineController deadlineController(HistoryReads histories) {
        return new DeadlineController(histories, DeadlineRulesFile.read());
    }

    @Bean
    InvestigationController investigationController(HistoryReads histories) {
        return new InvestigationController(histories);
    }
}
