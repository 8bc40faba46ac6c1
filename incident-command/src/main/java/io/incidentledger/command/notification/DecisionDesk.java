package io.incidentledger.command.notification;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.command.catalogue.CatalogueCache;
import io.incidentledger.command.recording.CommandRecorder;
import io.incidentledger.command.store.DueDeadlineStore;
import io.incidentledger.command.store.PendingWrite;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * What an aggregate of notifications decides and records with.
 *
 * @param rules of today
 * @param due what the timer reads
 */
public record DecisionDesk(
        CommandRecorder recorder,
        CatalogueCache catalogues,
        DeadlineRules rules,
        DueDeadlineStore due,
        Clock clock) {

    NotificationDecision decision(IncidentId incident) {
        return new NotificationDecision(incident, catalogues.current(), rules, clock.instant());
    }

    /**
     * What is open from now on. Behind the event store, like a receipt, for its INSERT must come
     * first; and each time, so that whatever went wrong with these rows is right after one look.
     */
    void keepDue(String stream, Map<String, Instant> open) {
        PendingWrite.current().behind(() -> due.replace(stream, open));
    }
}
