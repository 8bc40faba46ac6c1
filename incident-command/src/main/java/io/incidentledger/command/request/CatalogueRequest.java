package io.incidentledger.command.request;

import io.incidentledger.api.catalogue.CatalogueStatement;

import java.util.List;

/**
 * Statements about the catalogue, to be recorded together or not at all.
 *
 * @param statements at least one
 * @param context the circumstances
 */
public record CatalogueRequest(List<CatalogueStatement> statements, RequestContext context) {
    /** Copies the statements. */
    public CatalogueRequest {
        statements = List.copyOf(statements);
    }
}
