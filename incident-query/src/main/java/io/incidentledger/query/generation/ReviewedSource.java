package io.incidentledger.query.generation;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * What everything is read from: the tables of the schema that is read, or of a review while one is
 * asked in this thread.
 */
public final class ReviewedSource extends AbstractDataSource {
    private final DataSource usual;
    private final Function<String, DataSource> reviewed;
    private final ThreadLocal<@Nullable String> schema = new ThreadLocal<>();

    /**
     * @param usual on the schema that is read
     * @param reviewed on another schema, without a pool: reviews are rare
     */
    public ReviewedSource(DataSource usual, Function<String, DataSource> reviewed) {
        this.usual = usual;
        this.reviewed = reviewed;
    }

    /** Until it is closed, this thread reads a review. */
    interface Reading extends AutoCloseable {
        @Override
        void close();
    }

    Reading reading(String review) {
        schema.set(review);
        return schema::remove;
    }

    @Override
    public Connection getConnection() throws SQLException {
        String review = schema.get();
        return review == null ? usual.getConnection() : reviewed.apply(review).getConnection();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return usual.getConnection(username, password);
    }
}
