package io.incidentledger.command.intake;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;

import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.incident.IncidentId;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.endpoint.CatalogueRights;
import io.incidentledger.command.request.CatalogueDesk;
import io.incidentledger.command.request.CatalogueRequest;
import io.incidentledger.command.request.Idempotency;
import io.incidentledger.command.request.IncidentDesk;
import io.incidentledger.command.request.IncidentRequest;
import io.incidentledger.command.request.Recorded;
import io.incidentledger.command.request.RequestContext;
import io.incidentledger.wire.actor.Role;
import io.incidentledger.wire.http.Body;
import io.incidentledger.wire.json.RequestReader;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes the lines of one import, each as a request under its own idempotency key: the reference,
 * among those of the source.
 *
 * @param terms under which they are taken
 * @param incidents decides about incidents
 * @param catalogue decides about the catalogue
 * @param past what earlier lines have recorded
 */
record LineDesk(
        ImportTerms terms, IncidentDesk incidents, CatalogueDesk catalogue, PastLines past) {
    /** As much as a request of its own may have. */
    static final int LONGEST_LINE = Body.MAX_BYTES;

    private static final TimeBasedEpochRandomGenerator COMMANDS =
            Generators.timeBasedEpochRandomGenerator();

    /** Takes a line; whatever can be expected to go wrong is an answer, and the next can come. */
    LineAnswer take(RawLine raw) {
        return switch (raw) {
            case RawLine.Whole whole -> take(whole);
            case RawLine.TooLong tooLong ->
                    LineAnswer.of(
                            tooLong.number(),
                            null,
                            Refusal.because(
                                    RefusalCode.REQUEST_TOO_LARGE,
                                    "The line has more than %d bytes.",
                                    LONGEST_LINE));
        };
    }

    private LineAnswer take(RawLine.Whole raw) {
        String ref = null;
        try {
            JsonNode json = RequestReader.tree(raw.bytes());
            ref = ImportLine.ref(json);
            Recorded recorded = carryOut(ImportLine.of(json), raw.bytes());
            return LineAnswer.of(raw.number(), ref, recorded, terms.dryRun());
        } catch (CommandRefused refused) {
            return LineAnswer.of(raw.number(), ref, refused.refusal());
        }
    }

    private Recorded carryOut(ImportLine line, byte[] bytes) {
        RequestContext context = context(line, bytes);
        EntryReferences references = new EntryReferences(past);
        LineStatements form = new LineStatements(terms.despite());
        references.resolve(line);
        return switch (line.target()) {
            case LineTarget.OfCatalogue _ -> {
                List<CatalogueStatement> statements = form.ofCatalogue(line);
                CatalogueRights.require(terms.actor(), statements);
                yield past.repeated(context)
                        .orElseGet(
                                () ->
                                        catalogue.carryOut(
                                                new CatalogueRequest(statements, context)));
            }
            case LineTarget.NewIncident _ -> toIncident(null, form.ofIncident(line), context);
            case LineTarget.Known(IncidentId incident) ->
                    toIncident(incident, form.ofIncident(line), context);
            case LineTarget.OfLine named ->
                    toIncident(references.incident(named), form.ofIncident(line), context);
        };
    }

    private Recorded toIncident(
            @Nullable IncidentId incident,
            List<IncidentStatement> statements,
            RequestContext context) {
        if (!terms.actor().is(Role.OPERATOR)) {
            throw new CommandRefused(
                    Refusal.because(
                            RefusalCode.FORBIDDEN,
                            "What is about incidents takes the role operator."));
        }
        return past.repeated(context)
                .orElseGet(
                        () ->
                                incidents.carryOut(
                                        new IncidentRequest(incident, statements, context)));
    }

    private RequestContext context(ImportLine line, byte[] bytes) {
        return new RequestContext(
                terms.actor(),
                COMMANDS.generate(),
                terms.traceId(),
                "import:%s/%s".formatted(terms.source(), line.ref()),
                terms.traceparent(),
                new Idempotency(line.ref(), sha256(bytes), terms.source()),
                null);
    }

    private static String sha256(byte[] line) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(line));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("Every Java has SHA-256", impossible);
        }
    }
}
