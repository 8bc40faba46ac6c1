package io.incidentledger.command.endpoint;

import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.statement.Batch;
import io.incidentledger.wire.statement.StatementForm;

import tools.jackson.core.JsonPointer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What can be said to a stream beside an incident, by the resource that it is posted to.
 *
 * @param name what comes behind the incident's id in the name of the stream
 * @param resources below {@link #ITEM}
 * @param form reads the statements
 * @param desk takes them
 */
record SideStreamEndpoints<C, S>(
        String name, List<Resource<C>> resources, StatementForm<C, S> form, Desk<S> desk) {
    private static final String INCIDENT = "incident";

    /** Where the resources of an incident begin. */
    static final String ITEM = IncidentEndpoints.COLLECTION + "/{" + INCIDENT + "}/";

    SideStreamEndpoints {
        resources = List.copyOf(resources);
    }

    /** Who takes the statements. */
    @FunctionalInterface
    interface Desk<S> {
        Recorded carryOut(IncidentId incident, List<S> statements, RequestContext context);
    }

    Stream<Endpoint> all() {
        return Stream.concat(
                Stream.of(
                        new Endpoint(
                                ITEM + name + "/commands",
                                (said, inPath) ->
                                        carryOut(Batch.read(form, said.body()), said, inPath))),
                resources.stream()
                        .map(
                                resource ->
                                        new Endpoint(
                                                ITEM + resource.path(),
                                                (said, inPath) -> record(resource, said, inPath))));
    }

    private Confirmation record(Resource<C> resource, Envelope said, Map<String, String> inPath) {
        Map<String, String> given = new HashMap<>(inPath);
        given.remove(INCIDENT);
        given.put("type", resource.type(said.body()));
        return carryOut(List.of(form.read(said.body(), JsonPointer.empty(), given)), said, inPath);
    }

    private Confirmation carryOut(List<S> statements, Envelope said, Map<String, String> inPath) {
        IncidentId incident = new IncidentId(inPath.getOrDefault(INCIDENT, ""));
        return Confirmation.ofSideStream(
                desk.carryOut(incident, statements, said.context()), incident);
    }
}
