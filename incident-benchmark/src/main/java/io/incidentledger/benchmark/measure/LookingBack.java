package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.ground.StoredIncidents;
import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;
import io.incidentledger.benchmark.report.Measure;
import io.incidentledger.benchmark.report.Rounds;
import io.incidentledger.benchmark.report.Target;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/** The board, and one incident of a thousand events, as they were known at random moments. */
final class LookingBack {
    private static final int READS = 1_000;
    private static final int LONG = 1_000;

    private LookingBack() {}

    /** When the record began and how long it is. */
    private record Past(Instant first, Instant last) {
        static Past of(Bench bench, String condition) throws SQLException {
            try (Connection projections = bench.ground().projections();
                    Statement statement = projections.createStatement();
                    ResultSet row =
                            statement.executeQuery(
                                    "SELECT min(recorded_at), max(recorded_at)"
                                            + " FROM projections.entry WHERE "
                                            + condition)) {
                row.next();
                return new Past(
                        row.getObject(1, OffsetDateTime.class).toInstant(),
                        row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }

        Instant any() {
            long millis = last.toEpochMilli() - first.toEpochMilli() + 1;
            return first.plusMillis(ThreadLocalRandom.current().nextLong(millis));
        }
    }

    static void measure(Bench bench, Extent extent, Findings findings)
            throws IOException, SQLException, InterruptedException, ExecutionException {
        String incident = StoredIncidents.name(bench.incidents().add(1, LONG));
        bench.settle();
        List<Double> board = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        Past own = Past.of(bench, "stream = '%s'".formatted(incident));
        // Before its first entry there was no such incident.
        Past since = new Past(own.last(), Instant.now());
        board(bench);
        one(bench, incident, since);
        for (int round = 0; round < extent.rounds(); round++) {
            board.add(board(bench).millis(99));
            one.add(one(bench, incident, since).millis(99));
        }
        long events = bench.incidents().events();
        findings.add(
                new Measure(
                        "board as of a moment, p99",
                        " ms",
                        new Rounds(board),
                        "%,d events in the store".formatted(events),
                        Target.atMost(20),
                        Target.atMost(5)));
        findings.add(
                new Measure(
                        "one incident of 1,000 events as of a moment, p99",
                        " ms",
                        new Rounds(one),
                        "%,d events in the store".formatted(events),
                        Target.atMost(20),
                        Target.atMost(5)));
    }

    /** The whole board at random moments. */
    static Load board(Bench bench) throws SQLException, InterruptedException, ExecutionException {
        Past past = Past.of(bench, "true");
        return Clients.times(
                READS, (_, _) -> bench.queries().get("/api/board?knownAt=" + past.any()));
    }

    private static Load one(Bench bench, String incident, Past past)
            throws InterruptedException, ExecutionException {
        return Clients.times(
                READS,
                (_, _) ->
                        bench.queries()
                                .get(
                                        "/api/incidents/%s?knownAt=%s"
                                                .formatted(incident, past.any())));
    }
}
