package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.command.catalogue.CatalogueAggregate.CarryOut;
import io.incidentledger.command.catalogue.CatalogueAggregate.Open;
import io.incidentledger.command.recording.CommandTelemetry;
import io.incidentledger.command.recording.Dispatch;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;

import org.axonframework.modelling.command.AggregateStreamCreationException;

/** Takes requests about the catalogue to its aggregate. */
public final class AxonCatalogueDesk implements CatalogueDesk {
    private final Dispatch dispatch;
    private final CatalogueCache catalogues;
    private final CommandTelemetry telemetry;

    public AxonCatalogueDesk(
            Dispatch dispatch, CatalogueCache catalogues, CommandTelemetry telemetry) {
        this.dispatch = dispatch;
        this.catalogues = catalogues;
        this.telemetry = telemetry;
    }

    @Override
    public Recorded carryOut(CatalogueRequest request) {
        return telemetry.observe(
                request.statements().stream().map(CatalogueStatement::command),
                () ->
                        dispatch.send(
                                new CarryOut(CatalogueEvent.STREAM, request), request.context()));
    }

    /** Opens the catalogue at the first start of an installation; later it is open already. */
    public void open(RequestContext bySystem) {
        if (catalogues.current().version() < 0) {
            try {
                dispatch.send(new Open(CatalogueEvent.STREAM, bySystem), bySystem);
            } catch (AggregateStreamCreationException raced) {
                // Another node started at the same moment and was faster: it is open all the same.
                if (catalogues.current().version() < 0) {
                    throw raced;
                }
            }
        }
    }
}
