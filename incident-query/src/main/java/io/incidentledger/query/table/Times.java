package io.incidentledger.query.table;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;

/** Moments to and from the database, whatever the time zone of this process. */
public final class Times {
    private Times() {}

    /** A parameter. */
    public static OffsetDateTime of(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** A column that is never null. */
    public static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(perhaps(row, column), column);
    }

    /** A column that may be null. */
    public static @Nullable Instant perhaps(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
