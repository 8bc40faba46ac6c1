-- What the read side keeps. All of it can be dropped and is then filled again, byte for byte the same, from the
-- topics: so nothing here may come from a clock, a sequence or a random number of this database.
--
-- Two axes. "known" is when the ledger knew a row, in positions of the total order: [from, to). A row that changes is
-- closed and inserted anew, so that any earlier position can still be asked about. "valid" is when a row was true in
-- the world. In "entry", which only grows, the axes are "position" and "occurred_…".

CREATE TABLE feed_position (
    topic        text COLLATE "C" NOT NULL,
    partition    int    NOT NULL,
    topic_id     uuid   NOT NULL,
    next_offset  bigint NOT NULL,
    leader_epoch int,
    next_number  bigint NOT NULL,
    generation   bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (topic, partition)
);
COMMENT ON TABLE feed_position IS
    'How far each partition has been applied. Moves by compare-and-set in the transaction that applies.';
COMMENT ON COLUMN feed_position.generation IS
    'Which exchange of tables was the last; who has not noticed it is refused. 0 for none.';

CREATE TABLE watermark (
    one            boolean PRIMARY KEY DEFAULT true CHECK (one),
    position       bigint      NOT NULL,
    recorded_until timestamptz NOT NULL
);
COMMENT ON TABLE watermark IS 'The highest watermark whose numbers have all been applied; one row at most.';

-- What could not be applied, and what came behind it about the same subject; just as it was sent.
CREATE TABLE parked_record (
    topic         text COLLATE "C" NOT NULL,
    partition     int    NOT NULL,
    record_offset bigint NOT NULL,
    leader_epoch  int,
    subject       text COLLATE "C" NOT NULL,
    number        bigint,
    reason        text COLLATE "C",
    key           bytea,
    value         bytea,
    header_keys   text[] COLLATE "C" NOT NULL,
    header_values bytea[] NOT NULL
);
-- A topic that was made anew has other offsets; numbers are for ever.
CREATE UNIQUE INDEX parked_record_number ON parked_record (topic, partition, number);
CREATE INDEX parked_record_subject ON parked_record (subject, number);
COMMENT ON COLUMN parked_record.subject IS 'The incident, or catalogue; of a record that is none of ours, its own place.';
COMMENT ON COLUMN parked_record.reason IS 'Why it cannot be applied; null for one that waits behind another.';

-- Every text of an event but its clocks, whoever is named in it; of a correction, what it puts in place.
CREATE FUNCTION said(payload jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN (
    SELECT coalesce(string_agg(text #>> '{}', ' ' ORDER BY number), '')
    FROM jsonb_path_query(payload - 'clocks' - 'type' - 'incident', '$.** ? (@.type() == "string")')
         WITH ORDINALITY AS found(text, number));

CREATE TABLE entry (
    stream            text COLLATE "C" NOT NULL,
    sequence          bigint      NOT NULL,
    subject           text COLLATE "C" NOT NULL,
    position          bigint      NOT NULL UNIQUE,
    recorded_at       timestamptz NOT NULL,
    event_id          uuid        NOT NULL,
    type              text COLLATE "C" NOT NULL,
    payload           jsonb       NOT NULL,
    actor_issuer      text COLLATE "C",
    actor_subject     text COLLATE "C",
    roles             text COLLATE "C",
    decided_by        text COLLATE "C",
    reported_by       text COLLATE "C",
    marking           text COLLATE "C",
    command           text COLLATE "C",
    correlation       text COLLATE "C",
    causation         text COLLATE "C",
    trace             text COLLATE "C",
    catalogue_version bigint,
    occurred_earliest timestamptz NOT NULL,
    occurred_latest   timestamptz NOT NULL,
    occurred_zone     text COLLATE "C" NOT NULL,
    learned_at        timestamptz,
    learned_from      text COLLATE "C",
    amends            bigint,
    inferred_from     bigint,
    said              text NOT NULL GENERATED ALWAYS AS (said(payload)) STORED,
    words             tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', said(payload))) STORED,
    PRIMARY KEY (stream, sequence)
);
CREATE INDEX entry_of_subject ON entry (subject, position);
CREATE INDEX entry_recorded ON entry (recorded_at, position);
CREATE INDEX entry_words ON entry USING gin (words);
CREATE INDEX entry_amendment ON entry (stream, amends) WHERE amends IS NOT NULL;
-- Which incidents another one says that it is part of, caused by, or the same as.
CREATE INDEX entry_linked ON entry (coalesce(payload ->> 'other', payload #>> '{replacement,other}'))
    WHERE coalesce(payload ->> 'other', payload #>> '{replacement,other}') IS NOT NULL;
CREATE INDEX entry_occurred ON entry (stream, occurred_earliest, sequence);
COMMENT ON COLUMN entry.subject IS 'The incident that the stream belongs to, or catalogue.';
COMMENT ON COLUMN entry.amends IS 'The sequence of the original entry that a correction or a retraction is about.';
COMMENT ON COLUMN entry.inferred_from IS 'The sequence of the entry that this one stands and falls with.';

CREATE TABLE incident (
    incident          text COLLATE "C" NOT NULL,
    known             int8range NOT NULL,
    declared_position bigint    NOT NULL,
    nature            text COLLATE "C" NOT NULL,
    severity          text COLLATE "C" NOT NULL,
    status            text COLLATE "C" NOT NULL,
    title             text COLLATE "C" NOT NULL,
    classified        jsonb NOT NULL,
    summary           text COLLATE "C",
    detected          jsonb,
    life              jsonb NOT NULL,
    milestones        jsonb NOT NULL
);
CREATE UNIQUE INDEX incident_current ON incident (incident) WHERE upper_inf(known);
CREATE INDEX incident_known ON incident USING gist (known);
CREATE INDEX incident_opened ON incident (lower(known));
CREATE INDEX incident_newest ON incident (declared_position DESC) WHERE upper_inf(known);

-- One row for each phase of a disruption. It possibly spans the earliest start to the latest end (valid), and certainly
-- the latest start to the earliest end, which may be no time at all (certain). At its end it is over.
CREATE TABLE disruption (
    incident         text COLLATE "C" NOT NULL,
    service          text COLLATE "C" NOT NULL,
    tenant           text COLLATE "C" NOT NULL,
    started_by       bigint    NOT NULL,
    known            int8range NOT NULL,
    opened_by        bigint    NOT NULL,
    kind             text COLLATE "C" NOT NULL,
    cause            text COLLATE "C" NOT NULL,
    cause_of         text COLLATE "C",
    started_earliest timestamptz NOT NULL,
    started_latest   timestamptz NOT NULL,
    started_zone     text COLLATE "C" NOT NULL,
    ended_by         bigint,
    ended_earliest   timestamptz,
    ended_latest     timestamptz,
    ended_zone       text COLLATE "C",
    ending           text COLLATE "C",
    repeated         boolean NOT NULL,
    inferred         boolean NOT NULL,
    valid            tstzrange NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ended_latest <= started_earliest THEN 'empty'::tstzrange
             ELSE tstzrange(started_earliest, ended_latest) END) STORED,
    certain          tstzrange NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ended_earliest <= started_latest THEN 'empty'::tstzrange
             ELSE tstzrange(started_latest, ended_earliest) END) STORED
);
-- A workaround begins a phase of every disruption that a pair has open.
CREATE UNIQUE INDEX disruption_current ON disruption (incident, service, tenant, opened_by, started_by)
    WHERE upper_inf(known);
CREATE INDEX disruption_known ON disruption USING gist (known);
-- What has changed since a position.
CREATE INDEX disruption_opened ON disruption (lower(known));
CREATE INDEX disruption_closed ON disruption (upper(known));
CREATE INDEX disruption_pair ON disruption (service, tenant) WHERE upper_inf(known);
CREATE INDEX disruption_open ON disruption (service, tenant) WHERE upper_inf(known) AND upper_inf(valid);
CREATE INDEX disruption_valid ON disruption USING gist (valid) WHERE upper_inf(known);
COMMENT ON COLUMN disruption.started_by IS 'The sequence of the entry that began the phase; opened_by: of its first one.';
COMMENT ON COLUMN disruption.ending IS
    'What ended the phase: CHANGED (to another kind), RESTORED or ENDED (without a restoration).';

CREATE TABLE site_outage (
    incident         text COLLATE "C" NOT NULL,
    site             text COLLATE "C" NOT NULL,
    started_by       bigint    NOT NULL,
    known            int8range NOT NULL,
    cause            text COLLATE "C" NOT NULL,
    cause_of         text COLLATE "C",
    started_earliest timestamptz NOT NULL,
    started_latest   timestamptz NOT NULL,
    started_zone     text COLLATE "C" NOT NULL,
    ended_by         bigint,
    ended_earliest   timestamptz,
    ended_latest     timestamptz,
    ended_zone       text COLLATE "C",
    repeated         boolean NOT NULL,
    valid            tstzrange NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ended_latest <= started_earliest THEN 'empty'::tstzrange
             ELSE tstzrange(started_earliest, ended_latest) END) STORED,
    certain          tstzrange NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ended_earliest <= started_latest THEN 'empty'::tstzrange
             ELSE tstzrange(started_latest, ended_earliest) END) STORED
);
CREATE UNIQUE INDEX site_outage_current ON site_outage (incident, site, started_by) WHERE upper_inf(known);

CREATE TABLE site (
    site  text COLLATE "C" NOT NULL,
    entry bigint    NOT NULL,
    known int8range NOT NULL,
    valid tstzrange NOT NULL,
    name  text COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX site_current ON site (site, entry) WHERE upper_inf(known);

CREATE TABLE service (
    service          text COLLATE "C" NOT NULL,
    entry            bigint    NOT NULL,
    known            int8range NOT NULL,
    valid            tstzrange NOT NULL,
    name             text COLLATE "C" NOT NULL,
    site             text COLLATE "C",
    criticality      text COLLATE "C" NOT NULL,
    protection_class text COLLATE "C" NOT NULL,
    clientele        text COLLATE "C" NOT NULL,
    part_of          text COLLATE "C",
    depends_on       text[] COLLATE "C" NOT NULL,
    provisional      boolean NOT NULL
);
CREATE UNIQUE INDEX service_current ON service (service, entry) WHERE upper_inf(known);

CREATE TABLE tenant (
    tenant      text COLLATE "C" NOT NULL,
    entry       bigint    NOT NULL,
    known       int8range NOT NULL,
    valid       tstzrange NOT NULL,
    name        text COLLATE "C" NOT NULL,
    provisional boolean NOT NULL
);
CREATE UNIQUE INDEX tenant_current ON tenant (tenant, entry) WHERE upper_inf(known);

CREATE TABLE subscription (
    service text COLLATE "C" NOT NULL,
    tenant  text COLLATE "C" NOT NULL,
    entry   bigint    NOT NULL,
    known   int8range NOT NULL,
    valid   tstzrange NOT NULL,
    alias   text COLLATE "C",
    sites   text[] COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX subscription_current ON subscription (service, tenant, entry) WHERE upper_inf(known);
