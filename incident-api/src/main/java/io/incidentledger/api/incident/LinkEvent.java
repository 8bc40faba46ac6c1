package io.incidentledger.api.incident;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.Objection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What was said about how incidents stand to each other. */
public sealed interface LinkEvent extends IncidentEvent {

    record IncidentLinked(
            IncidentId incident,
            IncidentId other,
            Relation relation,
            @Nullable String reason,
            List<Objection> objections,
            Clocks clocks)
            implements LinkEvent {}
}
