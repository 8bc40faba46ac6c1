-- What belongs to the read side and not to what it shows: none of it is filled from the topics, and all of it stays when
-- the projections are filled anew.

CREATE TABLE feed_group (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    id  uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO feed_group DEFAULT VALUES;
COMMENT ON TABLE feed_group IS
    'Whoever writes to this database belongs to one group of consumers; another database has another.';

CREATE TABLE parking_order (
    id           uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    subject      text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL CHECK (kind IN ('RETRY', 'DISCARD')),
    reason       text COLLATE "C",
    actor_issuer text COLLATE "C" NOT NULL,
    actor        text COLLATE "C" NOT NULL,
    ordered_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
    discarded_at timestamptz,
    done_at      timestamptz,
    applied      int,
    still        text COLLATE "C"
);
CREATE INDEX parking_order_open ON parking_order (ordered_at) WHERE done_at IS NULL;
COMMENT ON COLUMN parking_order.still IS 'Why the subject is parked still; null when it no longer is.';

CREATE TABLE discarded_record (
    topic         text COLLATE "C" NOT NULL,
    partition     int    NOT NULL,
    record_offset bigint NOT NULL,
    subject       text COLLATE "C" NOT NULL,
    stream        text COLLATE "C",
    sequence      bigint,
    number        bigint,
    failure       text COLLATE "C" NOT NULL,
    key           bytea,
    value         bytea,
    header_keys   text[] COLLATE "C" NOT NULL,
    header_values bytea[] NOT NULL,
    reason        text COLLATE "C" NOT NULL,
    actor_issuer  text COLLATE "C" NOT NULL,
    actor         text COLLATE "C" NOT NULL,
    discarded_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE UNIQUE INDEX discarded_record_number ON discarded_record (topic, partition, number) WHERE number IS NOT NULL;
CREATE INDEX discarded_record_stream ON discarded_record (stream, sequence);
COMMENT ON TABLE discarded_record IS
    'What an operator has said will never be applied. Whoever fills the projections anew leaves it out again.';

-- Tables that are filled beside those that are read.
CREATE TABLE generation (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind          text COLLATE "C" NOT NULL CHECK (kind IN ('REBUILD', 'REVIEW')),
    projections   text[] COLLATE "C" NOT NULL,
    last_position bigint NOT NULL,
    reason        text COLLATE "C" NOT NULL,
    actor_issuer  text COLLATE "C" NOT NULL,
    actor         text COLLATE "C" NOT NULL,
    requested_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    state         text COLLATE "C" NOT NULL DEFAULT 'REQUESTED',
    indexes       text[] COLLATE "C" NOT NULL DEFAULT '{}',
    applied       bigint NOT NULL DEFAULT 0,
    target        bigint NOT NULL DEFAULT 0,
    rate          double precision NOT NULL DEFAULT 0,
    problem       text COLLATE "C",
    finished_at   timestamptz,
    expires_at    timestamptz
);
COMMENT ON COLUMN generation.last_position IS 'Nothing behind it is applied; of a rebuild, which has no end, the highest number.';
COMMENT ON COLUMN generation.indexes IS 'The statements that make those that were taken away to be filled faster.';
COMMENT ON COLUMN generation.rate IS 'Records a second, when it was last looked at.';
