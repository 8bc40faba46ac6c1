package io.incidentledger.query.response;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;
import io.incidentledger.wire.actor.Reader;

import java.util.List;

/**
 * What of a history a reader is shown, as far as the moment asked about.
 *
 * @param incident its id
 */
record Shown(String incident, AsOf asOf, IncidentHistory history, Reader reader) {
    /**
     * What stands of a family and had happened by then, in the order of recording. Nothing of it
     * names a tenant, so somebody who is bound to tenants is shown none.
     */
    <E extends IncidentEvent> List<StandingEntry<E>> ours(Class<E> family) {
        return reader.isBound() ? List.of() : marked(family);
    }

    /** The same of what names tenants; it is left to the view which of them are shown. */
    <E extends IncidentEvent> List<StandingEntry<E>> marked(Class<E> family) {
        return known(family).stream().filter(entry -> entry.isOpenTo(reader)).toList();
    }

    /** The same whatever the reader may see; it is left to the view what is shown of it. */
    <E extends IncidentEvent> List<StandingEntry<E>> known(Class<E> family) {
        return history.standing(family).stream()
                .filter(
                        entry ->
                                asOf.validAt() == null
                                        || !entry.occurredAt().earliest().isAfter(asOf.validAt()))
                .toList();
    }
}
