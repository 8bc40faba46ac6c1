package io.incidentledger.api.stream;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.api.investigation.InvestigationEvent;
import io.incidentledger.api.notification.NotificationEvent;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every type of event by its wire name, which is the simple name of its record. No Java class name
 * is ever stored or sent, so that code can move without touching history.
 */
public final class EventTypes {
    /** Wire name to record. */
    public static final Map<String, Class<?>> BY_NAME =
            Stream.of(
                            IncidentEvent.class,
                            CatalogueEvent.class,
                            InvestigationEvent.class,
                            NotificationEvent.class)
                    .flatMap(EventTypes::leaves)
                    // A fact may belong to two families.
                    .distinct()
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    Class::getSimpleName, Function.identity()));

    private EventTypes() {}

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(EventTypes::leaves)
                : Stream.of(type);
    }
}
