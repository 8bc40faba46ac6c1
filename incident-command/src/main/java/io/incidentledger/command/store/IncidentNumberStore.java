package io.incidentledger.command.store;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Mints incident numbers, in a transaction of their own: inside the command's it would be a write
 * before the event, and every command of the year would queue on one row. Those who ask at the same
 * moment get theirs from one transaction. A number whose command is then refused is lost; numbers
 * are not a count.
 */
public final class IncidentNumberStore {
    private static final String NEXT =
            """
            INSERT INTO incident_number AS n (year, last) VALUES (:year, :count)
            ON CONFLICT (year) DO UPDATE SET last = n.last + :count
            RETURNING last
            """;

    /** How many are minted at once. */
    private static final int MOST = 64;

    private record Wish(int year, Promise<String> number) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;
    private final Combiner<Wish> wishes = new Combiner<>(MOST, this::fulfil);

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
        Wish own = new Wish(year, new Promise<>());
        wishes.serve(own);
        return own.number().get();
    }

    private void fulfil(List<Wish> all) {
        all.stream().collect(Collectors.groupingBy(Wish::year)).forEach(this::fulfil);
    }

    private void fulfil(int year, List<Wish> wishes) {
        try {
            int next = last(year, wishes.size()) - wishes.size();
            for (Wish wish : wishes) {
                wish.number().succeed("INC-%04d-%06d".formatted(year, ++next));
            }
        } catch (DataIntegrityViolationException tooMany) {
            // Fewer may be left than were asked for.
            if (wishes.size() == 1) {
                wishes.getFirst().number().fail(tooMany);
            } else {
                wishes.forEach(it -> fulfil(year, List.of(it)));
            }
        } catch (RuntimeException | Error failure) {
            wishes.forEach(it -> it.number().fail(failure));
        }
    }

    private int last(int year, int count) {
        Integer last =
                ownTransaction.execute(
                        _ ->
                                jdbc.sql(NEXT)
                                        .param("year", year)
                                        .param("count", count)
                                        .query(Integer.class)
                                        .single());
        return Objects.requireNonNull(last);
    }
}
