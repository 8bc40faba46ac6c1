package io.incidentledger.query.timeline;

import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.LearnedAt;
import io.incidentledger.api.incident.IncidentEvent.ServiceTakenOffline;
import io.incidentledger.api.stream.RecordHeader;
import io.incidentledger.query.feed.Projection;
import io.incidentledger.query.feed.PublishedRecord;
import io.incidentledger.query.table.Columns;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Keeps every entry of every stream, just as it was recorded. */
public final class TimelineProjection implements Projection {
    private static final Columns<PublishedRecord> ENTRY =
            Columns.<PublishedRecord>of()
                    .with("stream", "text", PublishedRecord::stream)
                    .with("sequence", "bigint", PublishedRecord::sequence)
                    .with("subject", "text", record -> record.event().subject())
                    .with("position", "bigint", PublishedRecord::position)
                    .with("recorded_at", "timestamptz", PublishedRecord::recordedAt)
                    .with("event_id", "uuid", PublishedRecord::id)
                    .with("type", "text", PublishedRecord::type)
                    .with("payload", "jsonb", PublishedRecord::json)
                    .with("actor_issuer", "text", header(RecordHeader.ACTOR_ISSUER))
                    .with("actor_subject", "text", header(RecordHeader.ACTOR_SUBJECT))
                    .with("roles", "text", header(RecordHeader.ROLES))
                    .with("decided_by", "text", header(RecordHeader.DECIDED_BY))
                    .with("reported_by", "text", header(RecordHeader.REPORTED_BY))
                    .with("marking", "text", header(RecordHeader.MARKING))
                    .with("command", "text", header(RecordHeader.COMMAND))
                    .with("correlation", "text", header(RecordHeader.CORRELATION))
                    .with("causation", "text", header(RecordHeader.CAUSATION))
                    .with("trace", "text", header(RecordHeader.TRACE))
                    .with("catalogue_version", "bigint", header(RecordHeader.CATALOGUE_VERSION))
                    .with(
                            "occurred_earliest",
                            "timestamptz",
                            r -> clocks(r).occurredAt().earliest())
                    .with("occurred_latest", "timestamptz", r -> clocks(r).occurredAt().latest())
                    .with("occurred_zone", "text", r -> clocks(r).occurredAt().zone())
                    .with("learned_at", "timestamptz", TimelineProjection::learnedAt)
                    .with("learned_from", "text", TimelineProjection::learnedFrom)
                    .with("amends", "bigint", TimelineProjection::amends)
                    .with("inferred_from", "bigint", TimelineProjection::inferredFrom);

    private final JdbcOperations jdbc;

    /** On the database of the projections. */
    public TimelineProjection(JdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void apply(List<PublishedRecord> records) {
        ENTRY.insert(jdbc, "entry", records);
    }

    @Override
    public List<PublishedRecord> contradicting(List<PublishedRecord> repeated) {
        Map<Long, UUID> known = new HashMap<>();
        jdbc.query(
                "SELECT position, event_id FROM entry WHERE position = ANY(?)",
                row -> {
                    known.put(row.getLong("position"), row.getObject("event_id", UUID.class));
                },
                (Object) repeated.stream().map(PublishedRecord::position).toArray(Long[]::new));
        return repeated.stream()
                .filter(
                        record ->
                                !record.id()
                                        .equals(known.getOrDefault(record.position(), record.id())))
                .toList();
    }

    private static Function<PublishedRecord, @Nullable Object> header(String key) {
        return record -> record.header(key);
    }

    private static Clocks clocks(PublishedRecord record) {
        return record.event().clocks();
    }

    private static @Nullable Instant learnedAt(PublishedRecord record) {
        LearnedAt learned = clocks(record).learnedAt();
        return learned == null ? null : learned.at();
    }

    private static @Nullable String learnedFrom(PublishedRecord record) {
        LearnedAt learned = clocks(record).learnedAt();
        return learned == null ? null : learned.source();
    }

    private static @Nullable Long amends(PublishedRecord record) {
        EntryId original = record.event().amends();
        return original == null ? null : original.sequence();
    }

    private static @Nullable Long inferredFrom(PublishedRecord record) {
        return record.event() instanceof ServiceTakenOffline off && off.inferredFrom() != null
                ? off.inferredFrom().entry().sequence()
                : null;
    }
}
