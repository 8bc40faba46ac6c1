package io.incidentledger.query.incident;

import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.query.table.Columns;
import io.incidentledger.query.table.VersionedTable;
import io.incidentledger.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** The tables of incidents, column by column. */
final class IncidentTables {
    static final VersionedTable<String, IncidentRow> INCIDENT =
            new VersionedTable<>(
                    "incident",
                    Columns.<String>of().with("incident", "text", key -> key),
                    Columns.<IncidentRow>of()
                            .with("incident", "text", IncidentRow::incident)
                            .with("declared_position", "bigint", IncidentRow::declaredPosition)
                            .with("nature", "text", IncidentRow::nature)
                            .with("severity", "text", IncidentRow::severity)
                            .with("status", "text", IncidentRow::status)
                            .with("title", "text", IncidentRow::title)
                            .with("classified", "jsonb", row -> json(row.classified()))
                            .with("summary", "text", IncidentRow::summary)
                            .with("detected", "jsonb", row -> json(row.detected()))
                            .with("life", "jsonb", row -> json(row.life()))
                            .with("milestones", "jsonb", row -> json(row.milestones())));

    private static final Columns<PhaseRow> PHASE =
            Columns.<PhaseRow>of()
                    .with("started_by", "bigint", PhaseRow::startedBy)
                    .with("cause", "text", phase -> phase.cause().cause())
                    .with("cause_of", "text", phase -> phase.cause().of())
                    .with("started_earliest", "timestamptz", phase -> phase.started().earliest())
                    .with("started_latest", "timestamptz", phase -> phase.started().latest())
                    .with("started_zone", "text", phase -> phase.started().zone())
                    .with("ended_by", "bigint", PhaseRow::endedBy)
                    .with("ended_earliest", "timestamptz", phase -> earliest(phase.ended()))
                    .with("ended_latest", "timestamptz", phase -> latest(phase.ended()))
                    .with("ended_zone", "text", phase -> zone(phase.ended()))
                    .with("repeated", "boolean", PhaseRow::repeated);

    static final VersionedTable<DisruptionRow.Key, DisruptionRow> DISRUPTION =
            new VersionedTable<>(
                    "disruption",
                    Columns.<DisruptionRow.Key>of()
                            .with("incident", "text", DisruptionRow.Key::incident)
                            .with("service", "text", key -> key.pair().service())
                            .with("tenant", "text", key -> key.pair().tenant())
                            .with("opened_by", "bigint", DisruptionRow.Key::openedBy)
                            .with("started_by", "bigint", DisruptionRow.Key::startedBy),
                    PHASE.with("opened_by", "bigint", PhaseRow::openedBy)
                            .with("kind", "text", PhaseRow::kind)
                            .with("ending", "text", PhaseRow::ending)
                            .<DisruptionRow>within(DisruptionRow::phase)
                            .with("incident", "text", DisruptionRow::incident)
                            .with("service", "text", row -> row.pair().service())
                            .with("tenant", "text", row -> row.pair().tenant())
                            .with("inferred", "boolean", DisruptionRow::inferred));

    static final VersionedTable<SiteRow.Key, SiteRow> SITE =
            new VersionedTable<>(
                    "site_outage",
                    Columns.<SiteRow.Key>of()
                            .with("incident", "text", SiteRow.Key::incident)
                            .with("site", "text", SiteRow.Key::site)
                            .with("started_by", "bigint", SiteRow.Key::startedBy),
                    PHASE.<SiteRow>within(SiteRow::phase)
                            .with("incident", "text", SiteRow::incident)
                            .with("site", "text", SiteRow::site));

    private IncidentTables() {}

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.EVENTS.writeValueAsString(value);
    }

    private static @Nullable Instant earliest(@Nullable OccurredAt at) {
        return at == null ? null : at.earliest();
    }

    private static @Nullable Instant latest(@Nullable OccurredAt at) {
        return at == null ? null : at.latest();
    }

    private static @Nullable String zone(@Nullable OccurredAt at) {
        return at == null ? null : at.zone();
    }
}
