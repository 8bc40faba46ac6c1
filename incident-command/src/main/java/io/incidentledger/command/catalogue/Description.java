package io.incidentledger.command.catalogue;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** What an entry says about its thing, apart from when it says so and what stood against it. */
record Description(List<?> parts) {

    static Description of(CatalogueEvent event) {
        return switch (event) {
            case ServiceRegistered it ->
                    parts(
                            it.name(),
                            it.site(),
                            it.criticality(),
                            it.protectionClass(),
                            it.clientele(),
                            it.partOf(),
                            it.dependsOn(),
                            it.provisional());
            case ServiceRevised it ->
                    parts(
                            it.name(),
                            it.site(),
                            it.criticality(),
                            it.protectionClass(),
                            it.clientele(),
                            it.partOf(),
                            it.dependsOn(),
                            it.provisional());
            case Subscribed it -> parts(it.alias(), it.sites());
            case SubscriptionRevised it -> parts(it.alias(), it.sites());
            case CatalogueEvent _ -> new Description(List.of(event));
        };
    }

    private static Description parts(@Nullable Object... parts) {
        return new Description(Stream.of(parts).map(String::valueOf).toList());
    }
}
