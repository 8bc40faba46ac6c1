package io.incidentledger.command.wiring;

import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.notification.AxonNotificationDesk;
import io.incidentledger.command.notification.DeadlineTimer;
import io.incidentledger.command.notification.DecisionDesk;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.sidestream.SideStreamDesk;
import io.incidentledger.command.store.DueDeadlineStore;
import io.incidentledger.command.store.StoreTransactions;
import io.incidentledger.wire.rules.DeadlineRulesFile;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** Who must be told, and the timer that notices who was not. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeadlineSettings.class)
public class NotificationWiring {
    @Bean
    DueDeadlineStore dueDeadlineStore(StoreTransactions transactions) {
        return new DueDeadlineStore(transactions.jdbc());
    }

    @Bean
    DecisionDesk notificationDecisionDesk(
            Receipts receipts, CatalogueCache catalogues, DueDeadlineStore due, Clock clock) {
        DeadlineRules rules = DeadlineRulesFile.read();
        return new DecisionDesk(new CommandRecorder(receipts), catalogues, rules, due, clock);
    }

    @Bean
    AxonNotificationDesk notificationDesk(SideStreamDesk streams, CommandTelemetry telemetry) {
        return new AxonNotificationDesk(streams, telemetry);
    }

    @Bean(destroyMethod = "close")
    DeadlineTimer deadlineTimer(
            DueDeadlineStore due, Dispatch dispatch, Clock clock, DeadlineSettings settings) {
        DeadlineTimer timer = new DeadlineTimer(due, dispatch, SystemContext::fresh, clock);
        timer.start(settings.interval());
        return timer;
    }
}
