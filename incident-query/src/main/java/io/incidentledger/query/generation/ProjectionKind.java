package io.incidentledger.query.generation;

import io.incidentledger.query.feed.Projection;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A projection that can be filled by itself.
 *
 * @param name which
 * @param tables what it fills
 * @param functions what these need, with the types of their arguments
 * @param on makes one on the tables of a schema
 */
public record ProjectionKind(
        ProjectionName name,
        List<String> tables,
        List<String> functions,
        BiFunction<JdbcOperations, JdbcClient, Projection> on) {
    public ProjectionKind {
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
    }
}
