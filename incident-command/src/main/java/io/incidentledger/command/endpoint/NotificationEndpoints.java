package io.incidentledger.command.endpoint;

import io.incidentledger.api.notification.NotificationCommand;
import io.incidentledger.api.notification.NotificationCommand.CancelDeadline;
import io.incidentledger.api.notification.NotificationCommand.CorrectEntry;
import io.incidentledger.api.notification.NotificationCommand.RecordAuthorityRequest;
import io.incidentledger.api.notification.NotificationCommand.RecordAwareness;
import io.incidentledger.api.notification.NotificationCommand.RecordReceipt;
import io.incidentledger.api.notification.NotificationCommand.RetractEntry;
import io.incidentledger.api.notification.NotificationCommand.SubmitNotification;
import io.incidentledger.command.request.NotificationDesk;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.wire.statement.StatementForm;

import java.util.List;
import java.util.stream.Stream;

/** What can be said about who must be told, by the resource that it is posted to. */
final class NotificationEndpoints {
    /** Below {@link SideStreamEndpoints#ITEM}. */
    static final List<Resource<NotificationCommand>> RESOURCES =
            List.of(
                    Resource.of("awareness", RecordAwareness.class),
                    Resource.of("notifications", SubmitNotification.class),
                    Resource.of("receipts", RecordReceipt.class),
                    Resource.of("authority-requests", RecordAuthorityRequest.class),
                    Resource.of("deadlines/{deadline}/cancellation", CancelDeadline.class),
                    Resource.of("notification/corrections", CorrectEntry.class),
                    Resource.of("notification/retractions", RetractEntry.class));

    private NotificationEndpoints() {}

    static Stream<Endpoint> all(NotificationDesk desk) {
        return new SideStreamEndpoints<>(
                        "notification",
                        RESOURCES,
                        StatementForm.NOTIFICATION,
                        (incident, statements, context) ->
                                desk.carryOut(
                                        new NotificationRequest(incident, statements, context)))
                .all();
    }
}
