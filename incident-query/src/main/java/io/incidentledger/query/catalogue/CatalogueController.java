package io.incidentledger.query.catalogue;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.query.read.Axes;
import io.incidentledger.query.read.Snapshots;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the provider runs, where, and for whom. */
@RestController
public final class CatalogueController {
    private final Snapshots snapshots;
    private final CatalogueRepository catalogue;

    /**
     * @param snapshots how to read
     * @param catalogue what to read
     */
    public CatalogueController(Snapshots snapshots, CatalogueRepository catalogue) {
        this.snapshots = snapshots;
        this.catalogue = catalogue;
    }

    @GetMapping("/api/catalogue")
    CatalogueView catalogue(
            ActorAuthentication who,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after) {
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, null),
                asOf -> catalogue.read(asOf, who.reader()));
    }

    /** What depends on a service; nothing of it, where the reader may not read of the service. */
    @GetMapping("/api/catalogue/services/{service}/dependents")
    DependentsView dependents(
            ActorAuthentication who,
            @PathVariable String service,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String after) {
        ServiceId asked = new ServiceId(service);
        return snapshots.read(
                who.reader(),
                after,
                Axes.of(validAt, knownAt, null),
                asOf -> DependentsView.of(asked, catalogue.read(asOf, who.reader())));
    }
}
