package io.incidentledger.command.investigation;

import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.investigation.InvestigationStatement;
import io.incidentledger.command.investigation.InvestigationAggregate.Begin;
import io.incidentledger.command.investigation.InvestigationAggregate.CarryOut;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.request.InvestigationDesk;
import io.incidentledger.command.request.InvestigationRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.sidestream.SideStreamDesk;

/** Takes requests about investigations to their aggregates. */
public final class AxonInvestigationDesk implements InvestigationDesk {
    private final SideStreamDesk streams;
    private final CommandTelemetry telemetry;

    public AxonInvestigationDesk(SideStreamDesk streams, CommandTelemetry telemetry) {
        this.streams = streams;
        this.telemetry = telemetry;
    }

    @Override
    public Recorded carryOut(InvestigationRequest request) {
        String stream = InvestigationEvent.streamOf(request.incident());
        return telemetry.observe(
                request.statements().stream().map(InvestigationStatement::command),
                () ->
                        streams.carryOut(
                                request.incident(),
                                new CarryOut(stream, request),
                                new Begin(stream, request),
                                request.context()));
    }
}
