package io.incidentledger.query.generation;

import java.util.List;

import javax.sql.DataSource;

/** Connects to the database of the projections, on other schemas than the one that is read. */
public interface SchemaSource {
    /**
     * A few connections.
     *
     * @param schemas where tables are looked for, in this order
     */
    Pool on(List<String> schemas);

    /** A few connections, until they are closed. */
    interface Pool extends AutoCloseable {
        DataSource source();

        @Override
        void close();
    }
}
