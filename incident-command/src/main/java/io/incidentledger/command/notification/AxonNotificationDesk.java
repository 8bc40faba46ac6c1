package io.incidentledger.command.notification;

import io.incidentledger.api.notification.NotificationEvent;
import io.incidentledger.api.notification.NotificationStatement;
import io.incidentledger.command.notification.NotificationAggregate.Begin;
import io.incidentledger.command.notification.NotificationAggregate.CarryOut;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.request.NotificationDesk;
import io.incidentledger.command.request.NotificationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.sidestream.SideStreamDesk;

/** Takes requests about notifications to their aggregates. */
public final class AxonNotificationDesk implements NotificationDesk {
    private final SideStreamDesk streams;
    private final CommandTelemetry telemetry;

    public AxonNotificationDesk(SideStreamDesk streams, CommandTelemetry telemetry) {
        this.streams = streams;
        this.telemetry = telemetry;
    }

    @Override
    public Recorded carryOut(NotificationRequest request) {
        String stream = NotificationEvent.streamOf(request.incident());
        return telemetry.observe(
                request.statements().stream().map(NotificationStatement::command),
                () ->
                        streams.carryOut(
                                request.incident(),
                                new CarryOut(stream, request),
                                new Begin(stream, request),
                                request.context()));
    }
}
