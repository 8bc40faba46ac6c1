package io.incidentledger.query.generation;

import jakarta.servlet.ServletException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

import java.io.IOException;
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

    /** What is asked of a review. */
    interface Asked {
        void answer() throws ServletException, IOException;
    }

    void reading(String review, Asked asked) throws ServletException, IOException {
        schema.set(review);
        try {
            asked.answer();
        } finally {
            schema.remove();
        }
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
