package io.incidentledger.query.incident;

import io.incidentledger.api.catalogue.SiteId;

/** One time for which a site is off the network. */
record SiteRow(String incident, SiteId site, PhaseRow phase) {
    /** What tells current rows apart. */
    record Key(String incident, SiteId site, long startedBy) {}

    Key key() {
        return new Key(incident, site, phase.startedBy());
    }
}
