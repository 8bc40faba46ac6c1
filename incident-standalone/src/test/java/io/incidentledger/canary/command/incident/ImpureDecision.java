package io.incidentledger.canary.command.incident;

import io.incidentledger.canary.command.catalogue.CuriousCatalogue;
import io.incidentledger.canary.query.feed.NosyQueryView;
import io.incidentledger.wire.http.HttpWiring;

import java.io.File;
import java.time.Instant;

import javax.sql.DataSource;

/** A decision with a clock, a file and a database, which knows queries and wiring. */
@org.jspecify.annotations.NullUnmarked
public class ImpureDecision {
    final Instant now = Instant.now();
    File file;
    DataSource database;
    NosyQueryView view;
    HttpWiring wiring;
    CuriousCatalogue catalogue;
}
