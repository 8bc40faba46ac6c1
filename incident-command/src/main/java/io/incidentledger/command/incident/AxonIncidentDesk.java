package io.incidentledger.command.incident;

import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_INCIDENT;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.command.incident.IncidentAggregate.CarryOut;
import io.incidentledger.command.incident.IncidentAggregate.Declare;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.recording.Receipts;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.store.IncidentNumberStore;

import org.axonframework.modelling.command.AggregateNotFoundException;

import java.time.Clock;
import java.time.ZoneOffset;

/** Takes requests about incidents to their aggregates. */
public final class AxonIncidentDesk implements IncidentDesk {
    private final Dispatch dispatch;
    private final Receipts receipts;
    private final IncidentNumberStore numbers;
    private final Clock clock;
    private final CommandTelemetry telemetry;

    public AxonIncidentDesk(
            Dispatch dispatch,
            Receipts receipts,
            IncidentNumberStore numbers,
            Clock clock,
            CommandTelemetry telemetry) {
        this.dispatch = dispatch;
        this.receipts = receipts;
        this.numbers = numbers;
        this.clock = clock;
        this.telemetry = telemetry;
    }

    @Override
    public Recorded carryOut(IncidentRequest request) {
        IncidentId incident = request.incident();
        return telemetry.observe(
                request.statements().stream().map(IncidentStatement::command),
                () -> incident == null ? declare(request) : carryOut(incident, request));
    }

    /** A retry is answered before a number is minted for it. */
    private Recorded declare(IncidentRequest request) {
        return receipts.find(request.context())
                .orElseGet(
                        () -> {
                            int year = clock.instant().atZone(ZoneOffset.UTC).getYear();
                            String stream = numbers.mint(year);
                            return dispatch.send(new Declare(stream, request), request.context());
                        });
    }

    private Recorded carryOut(IncidentId incident, IncidentRequest request) {
        try {
            return dispatch.send(new CarryOut(incident.value(), request), request.context());
        } catch (AggregateNotFoundException unknown) {
            throw new CommandRefused(
                    Refusal.because(UNKNOWN_INCIDENT, "There is no incident %s.", incident));
        }
    }
}
