package io.incidentledger.command.endpoint;

import io.incidentledger.api.catalogue.CatalogueCommand;
import io.incidentledger.api.catalogue.CatalogueCommand.CorrectEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterService;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RegisterTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireService;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSite;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.RetireTenant;
import io.incidentledger.api.catalogue.CatalogueCommand.RetractEntry;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseService;
import io.incidentledger.api.catalogue.CatalogueCommand.ReviseSubscription;
import io.incidentledger.api.catalogue.CatalogueCommand.Subscribe;
import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.wire.statement.Batch;
import io.incidentledger.wire.statement.StatementForm;

import tools.jackson.core.JsonPointer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What can be said about the catalogue, by the resource that it is posted to. */
final class CatalogueEndpoints {
    static final String ROOT = "/api/catalogue/";

    /** Below {@link #ROOT}. */
    static final List<Resource<CatalogueCommand>> RESOURCES =
            List.of(
                    Resource.of("sites", RegisterSite.class),
                    Resource.of("sites/{site}/retirement", RetireSite.class),
                    Resource.of("services", RegisterService.class),
                    Resource.of("services/{service}/revision", ReviseService.class),
                    Resource.of("services/{service}/retirement", RetireService.class),
                    Resource.of("tenants", RegisterTenant.class),
                    Resource.of("tenants/{tenant}/retirement", RetireTenant.class),
                    Resource.of("subscriptions", Subscribe.class),
                    Resource.of("subscriptions/revision", ReviseSubscription.class),
                    Resource.of("subscriptions/retirement", RetireSubscription.class),
                    Resource.of("corrections", CorrectEntry.class),
                    Resource.of("retractions", RetractEntry.class));

    private static final StatementForm<CatalogueCommand, CatalogueStatement> FORM =
            StatementForm.CATALOGUE;

    private final CatalogueDesk desk;

    CatalogueEndpoints(CatalogueDesk desk) {
        this.desk = desk;
    }

    Stream<Endpoint> all() {
        return Stream.concat(
                Stream.of(
                        new Endpoint(
                                ROOT + "commands",
                                (said, _) -> carryOut(Batch.read(FORM, said.body()), said))),
                RESOURCES.stream()
                        .map(
                                resource ->
                                        new Endpoint(
                                                ROOT + resource.path(),
                                                (said, inPath) -> record(resource, said, inPath))));
    }

    private Confirmation record(
            Resource<CatalogueCommand> resource, Envelope said, Map<String, String> inPath) {
        Map<String, String> given = new HashMap<>(inPath);
        given.put("type", resource.type(said.body()));
        return carryOut(List.of(FORM.read(said.body(), JsonPointer.empty(), given)), said);
    }

    private Confirmation carryOut(List<CatalogueStatement> statements, Envelope said) {
        CatalogueRights.require(said.context().actor(), statements);
        return Confirmation.ofCatalogue(
                desk.carryOut(new CatalogueRequest(statements, said.context())));
    }
}
