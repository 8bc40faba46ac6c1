package io.incidentledger.command.intake;

import io.incidentledger.api.catalogue.CatalogueStatement;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.incident.IncidentCommand.DeclareIncident;
import io.incidentledger.api.incident.IncidentStatement;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.statement.Batch;
import io.incidentledger.wire.statement.StatementForm;

import tools.jackson.core.JsonPointer;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what lines state, in the form in which it is posted too.
 *
 * @param despite the objections that every line overrides, beside its own
 */
record LineStatements(Set<ObjectionCode> despite) {
    LineStatements {
        despite = Set.copyOf(despite);
    }

    /**
     * About the catalogue.
     *
     * @throws CommandRefused {@code MALFORMED}, {@code TOO_MANY_COMMANDS}
     */
    List<CatalogueStatement> ofCatalogue(ImportLine line) {
        return read(StatementForm.CATALOGUE, line).stream()
                .map(
                        said ->
                                new CatalogueStatement(
                                        said.command(),
                                        said.asserted(),
                                        overriding(said.despite()),
                                        said.attribution()))
                .toList();
    }

    /**
     * About an incident: a declaration alone exactly where the line names none.
     *
     * @throws CommandRefused {@code MALFORMED}, {@code TOO_MANY_COMMANDS}
     */
    List<IncidentStatement> ofIncident(ImportLine line) {
        boolean declares = line.target() instanceof LineTarget.NewIncident;
        List<IncidentStatement> statements = read(StatementForm.INCIDENT, line);
        for (int index = 0; index < statements.size(); index++) {
            boolean declaration = statements.get(index).command() instanceof DeclareIncident;
            if (declaration != (declares && !line.hasSeveral())) {
                throw misplaced(declares, line.hasSeveral() ? "/commands/" + index : "");
            }
        }
        return statements.stream()
                .map(
                        said ->
                                new IncidentStatement(
                                        said.command(),
                                        said.asserted(),
                                        overriding(said.despite()),
                                        said.attribution()))
                .toList();
    }

    private static CommandRefused misplaced(boolean declares, String command) {
        return Malformed.field(
                JsonPointer.compile(command + "/type"),
                declares
                        ? "must be DeclareIncident, alone: the line names neither an incident nor"
                                + " the catalogue"
                        : "must not be DeclareIncident: that begins another incident");
    }

    private Set<ObjectionCode> overriding(Set<ObjectionCode> own) {
        Set<ObjectionCode> all = new HashSet<>(despite);
        all.addAll(own);
        return all;
    }

    private static <S> List<S> read(StatementForm<?, S> form, ImportLine line) {
        return line.hasSeveral()
                ? Batch.read(form, line.said())
                : List.of(form.read(line.said(), JsonPointer.empty(), Map.of()));
    }
}
