package io.incidentledger.command.wiring;

import io.incidentledger.command.catalogue.AxonCatalogueDesk;
import io.incidentledger.command.catalogue.CatalogueAggregate;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.incident.AxonIncidentDesk;
import io.incidentledger.command.incident.IncidentAggregate;
import io.incidentledger.command.incident.IncidentEventStore;
import io.incidentledger.command.investigation.AxonInvestigationDesk;
import io.incidentledger.command.investigation.InvestigationAggregate;
import io.incidentledger.command.notification.DecisionDesk;
import io.incidentledger.command.notification.NotificationAggregate;
import io.incidentledger.command.publication.Publisher;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.recording.StreamCommand;
import io.incidentledger.command.sidestream.SideStreamDesk;
import io.incidentledger.command.store.EntryStore;
import io.incidentledger.command.store.EventEngine;
import io.incidentledger.command.store.IncidentNumberStore;
import io.incidentledger.command.store.Rememberable;
import io.incidentledger.command.store.RememberedStates;
import io.incidentledger.command.store.RememberingRepository;
import io.incidentledger.command.store.WireSerializer;

import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.lock.PessimisticLockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.context.annotation.Bean;

import java.time.Clock;

/**
 * Axon by hand, without its auto-configuration, which does not order itself after the data source
 * of this Spring Boot and then falls back in silence to a transaction manager that does nothing.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
public class AxonWiring {
    /** Two seconds at ten milliseconds each; then the caller is told to try again. */
    private static final int LOCK_ATTEMPTS = 200;

    /** More than this many commands waiting for one incident are turned away at once. */
    private static final int LOCK_QUEUE = 64;

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    Configuration axon(
            EventEngine engine,
            RememberedStates states,
            WireSerializer serializer,
            CatalogueCache catalogues,
            EntryStore entries,
            IncidentEventStore incidents,
            DecisionDesk notifications,
            Receipts receipts,
            Clock clock) {
        // Without the modules found on the class path: one of them phones home.
        Configurer axon = DefaultConfigurer.defaultConfiguration(false);
        axon.registerComponent(TransactionManager.class, _ -> engine.commandTransactions());
        axon.registerComponent(CommandRecorder.class, _ -> new CommandRecorder(receipts));
        axon.registerComponent(CatalogueCache.class, _ -> catalogues);
        axon.registerComponent(EntryStore.class, _ -> entries);
        axon.registerComponent(IncidentEventStore.class, _ -> incidents);
        axon.registerComponent(DecisionDesk.class, _ -> notifications);
        axon.registerComponent(Clock.class, _ -> clock);
        axon.configureSerializer(_ -> serializer);
        axon.configureEmbeddedEventStore(_ -> engine);
        axon.configureCommandBus(
                configuration ->
                        SimpleCommandBus.builder()
                                .transactionManager(
                                        configuration.getComponent(TransactionManager.class))
                                // By default a checked exception would commit what was applied.
                                .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                                .build());
        axon.configureAggregate(aggregate(IncidentAggregate.class, states));
        axon.configureAggregate(aggregate(CatalogueAggregate.class, states));
        axon.configureAggregate(aggregate(InvestigationAggregate.class, states));
        axon.configureAggregate(aggregate(NotificationAggregate.class, states));
        return axon.buildConfiguration();
    }

    @Bean
    Dispatch dispatch(Configuration axon, Receipts receipts, Publisher publisher) {
        return new Dispatch(axon.commandGateway(), receipts, publisher::wake);
    }

    @Bean
    AxonIncidentDesk incidentDesk(
            Dispatch dispatch,
            Receipts receipts,
            IncidentNumberStore numbers,
            Clock clock,
            CommandTelemetry telemetry) {
        return new AxonIncidentDesk(dispatch, receipts, numbers, clock, telemetry);
    }

    @Bean
    AxonCatalogueDesk catalogueDesk(
            Dispatch dispatch, CatalogueCache catalogues, CommandTelemetry telemetry) {
        return new AxonCatalogueDesk(dispatch, catalogues, telemetry);
    }

    @Bean
    SideStreamDesk sideStreamDesk(Dispatch dispatch, EntryStore entries) {
        return new SideStreamDesk(dispatch, entries);
    }

    @Bean
    AxonInvestigationDesk investigationDesk(SideStreamDesk streams, CommandTelemetry telemetry) {
        return new AxonInvestigationDesk(streams, telemetry);
    }

    private static <A extends Rememberable<A>> AggregateConfigurer<A> aggregate(
            Class<A> type, RememberedStates states) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(_ -> StreamCommand.TARGET)
                .configureRepository(axon -> RememberingRepository.of(type, axon, locks(), states));
    }

    private static LockFactory locks() {
        return PessimisticLockFactory.builder()
                .acquireAttempts(LOCK_ATTEMPTS)
                .queueLengthThreshold(LOCK_QUEUE)
                .build();
    }
}
