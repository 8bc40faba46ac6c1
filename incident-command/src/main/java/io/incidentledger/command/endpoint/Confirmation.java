package io.incidentledger.command.endpoint;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.incidentledger.api.catalogue.Dependent;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RecordedEntry;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import java.net.URI;
import java.util.List;

/**
 * The answer to what was recorded.
 *
 * @param location where what is new can be read
 * @param incident the incident, if it is about one
 * @param stream the stream that was written to
 * @param sequence its last sequence; also the ETag
 * @param after what a read must have seen to show this: {@code INC-2026-000123@7}
 * @param entries what was recorded, in order
 * @param dependents what depends on what was taken off, the nearest first; null if nothing was
 */
record Confirmation(
        @JsonIgnore @Nullable URI location,
        @Nullable String incident,
        String stream,
        long sequence,
        String after,
        List<RecordedEntry> entries,
        @Nullable List<Dependent> dependents) {
    static Confirmation ofCatalogue(Recorded recorded) {
        return of(recorded, null, null);
    }

    static Confirmation ofSideStream(Recorded recorded, IncidentId incident) {
        return of(recorded, incident.value(), null);
    }

    static Confirmation ofIncident(Recorded recorded) {
        return of(recorded, recorded.stream(), null);
    }

    static Confirmation ofNewIncident(Recorded recorded, String collection) {
        return of(recorded, recorded.stream(), URI.create(collection + "/" + recorded.stream()));
    }

    private static Confirmation of(
            Recorded recorded, @Nullable String incident, @Nullable URI location) {
        return new Confirmation(
                location,
                incident,
                recorded.stream(),
                recorded.sequence(),
                recorded.stream() + "@" + recorded.sequence(),
                recorded.entries(),
                recorded.dependents());
    }

    ResponseEntity<Confirmation> answer() {
        ResponseEntity.BodyBuilder created =
                location == null
                        ? ResponseEntity.status(HttpStatus.CREATED)
                        : ResponseEntity.created(location);
        return created.eTag("\"" + sequence + "\"").body(this);
    }
}
