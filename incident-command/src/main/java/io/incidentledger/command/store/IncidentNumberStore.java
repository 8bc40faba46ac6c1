package io.incidentledger.command.store;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.Objects;

/**
 * Mints incident numbers, in a transaction of their own. Inside the command's it would be a write
 * before the event, and every command of the year would queue on one row. A number whose command is
 * then refused is lost; numbers are not a count.
 */
public final class IncidentNumberStore {
    private static final String NEXT =
            """
            INSERT INTO incident_number AS n (year, last) VALUES (:year, 1)
            ON CONFLICT (year) DO UPDATE SET last = n.last + 1
            RETURNING last
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    public IncidentNumberStore(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * The next number of a year, such as {@code INC-2026-000123}; never the same twice.
     *
     * @param year 1000 to 9999
     * @throws org.springframework.dao.DataIntegrityViolationException after 999999 in one year
     */
    public String mint(int year) {
        Integer last =
                ownTransaction.execute(
                        status -> jdbc.sql(NEXT).param("year", year).query(Integer.class).single());
        return "INC-%04d-%06d".formatted(year, Objects.requireNonNull(last));
    }
}
