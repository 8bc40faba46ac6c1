-- The record. Append-only by grants as well as by habit: the application's role can add, never change.
-- Own cluster: a long writing transaction in any database of the cluster holds publication back.

CREATE TABLE event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    event_identifier     text COLLATE "C" NOT NULL,
    aggregate_identifier text COLLATE "C" NOT NULL,
    sequence_number      bigint           NOT NULL CHECK (sequence_number >= 0),
    type                 text COLLATE "C" NOT NULL,
    payload_type         text COLLATE "C" NOT NULL,
    payload_revision     text COLLATE "C",
    payload              bytea            NOT NULL,
    metadata             bytea            NOT NULL,
    time_stamp           text COLLATE "C" NOT NULL,
    tx_id                xid8             NOT NULL DEFAULT pg_current_xact_id(),
    recorded_at          timestamptz      NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_identity UNIQUE (event_identifier),
    CONSTRAINT event_place UNIQUE (aggregate_identifier, sequence_number),
    -- An event that Kafka would refuse could never be published and would stop all others.
    CONSTRAINT event_size CHECK (octet_length(payload) <= 262144 AND octet_length(metadata) <= 65536)
);
CREATE INDEX event_by_transaction ON event (tx_id, global_index);

CREATE TABLE snapshot (
    event_identifier     text COLLATE "C" NOT NULL,
    aggregate_identifier text COLLATE "C" NOT NULL,
    sequence_number      bigint           NOT NULL,
    type                 text COLLATE "C" NOT NULL,
    payload_type         text COLLATE "C" NOT NULL,
    payload_revision     text COLLATE "C",
    payload              bytea            NOT NULL,
    metadata             bytea            NOT NULL,
    time_stamp           text COLLATE "C" NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

CREATE TABLE command_receipt (
    issuer          text COLLATE "C" NOT NULL,
    subject         text COLLATE "C" NOT NULL,
    idempotency_key text COLLATE "C" NOT NULL,
    request_sha256  bytea            NOT NULL CHECK (octet_length(request_sha256) = 32),
    http_status     smallint         NOT NULL CHECK (http_status BETWEEN 200 AND 299),
    answer          bytea            NOT NULL,
    stream          text COLLATE "C" NOT NULL,
    recorded_at     timestamptz      NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (issuer, subject, idempotency_key)
);

-- Each event's place, given once and for ever. No foreign key: its check would lock, and so rewrite, every event row.
CREATE TABLE publication (
    position     bigint           PRIMARY KEY CHECK (position >= 0),
    global_index bigint           NOT NULL UNIQUE,
    topic        text COLLATE "C" NOT NULL,
    partition    integer          NOT NULL CHECK (partition >= 0),
    number       bigint           NOT NULL CHECK (number >= 0),
    recorded_at  timestamptz      NOT NULL,
    UNIQUE (topic, partition, number)
);

CREATE TABLE publication_cursor (
    only_row       boolean     PRIMARY KEY DEFAULT true CHECK (only_row),
    position       bigint      NOT NULL CHECK (position >= -1), -- acknowledged by Kafka up to here
    scan_from      xid8        NOT NULL, -- no transaction below has an event without a place
    recorded_until timestamptz NOT NULL  -- the last watermark's; whatever gets its place later is recorded later
) WITH (fillfactor = 50);
INSERT INTO publication_cursor (position, scan_from, recorded_until) VALUES (-1, '0', 'epoch');

CREATE TABLE incident_number (
    year integer PRIMARY KEY CHECK (year BETWEEN 1000 AND 9999),
    last integer NOT NULL CHECK (last BETWEEN 1 AND 999999)
);

REVOKE ALL ON event, snapshot, command_receipt, publication, publication_cursor, incident_number FROM PUBLIC;

GRANT SELECT ON event, snapshot, command_receipt, publication, publication_cursor, incident_number
    TO "${applicationRole}";
-- Column by column, so that neither tx_id nor recorded_at can be forged.
GRANT INSERT (event_identifier, aggregate_identifier, sequence_number, type, payload_type, payload_revision, payload,
              metadata, time_stamp) ON event TO "${applicationRole}";
GRANT INSERT (issuer, subject, idempotency_key, request_sha256, http_status, answer, stream) ON command_receipt
    TO "${applicationRole}";
GRANT INSERT ON publication TO "${applicationRole}";
GRANT INSERT, DELETE ON snapshot TO "${applicationRole}";
GRANT UPDATE (position, scan_from, recorded_until) ON publication_cursor TO "${applicationRole}";
GRANT INSERT, UPDATE (last) ON incident_number TO "${applicationRole}";
