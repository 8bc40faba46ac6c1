package io.incidentledger.command.incident;

import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.catalogue.Catalogue;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.wire.actor.Actor;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a decision about an incident knows beside the incident itself.
 *
 * @param links of other incidents, as far as the request needs them
 * @param actor who asks: from the token, never from what is asked
 * @param now the clock of the decision
 */
record Circumstances(Catalogue catalogue, KnownLinks links, ActorId actor, Instant now) {

    /**
     * Those of a request.
     *
     * @param recorded the events of an incident; none if there is no such incident
     */
    static Circumstances of(
            IncidentRequest request,
            Catalogue catalogue,
            Function<IncidentId, List<IncidentEvent>> recorded,
            Instant now) {
        Actor actor = request.context().actor();
        return new Circumstances(
                catalogue,
                KnownLinks.neededBy(request.statements(), recorded),
                new ActorId(actor.issuer(), actor.subject()),
                now);
    }
}
