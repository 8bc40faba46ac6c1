-- Where the record is published to, and who decided so. Nobody has to be asked about topics that are met for the first time; another id under the
-- same name is another topic, and another cluster numbers its transactions anew: publication is refused until an administrator says so. The last counts.
CREATE TABLE publication_decision (
    decision   bigint           PRIMARY KEY CHECK (decision >= 0),
    kind       text COLLATE "C" NOT NULL CHECK (kind IN ('FOUND', 'REPUBLICATION', 'ADOPTION')),
    cluster    bigint           NOT NULL, -- the system identifier of the PostgreSQL cluster whose transaction ids count
    goal       bigint           NOT NULL CHECK (goal >= -1), -- all topics are to have everything up to this position again
    issuer     text COLLATE "C",
    subject    text COLLATE "C",
    reason     text COLLATE "C",
    decided_at timestamptz      NOT NULL DEFAULT clock_timestamp(),
    CHECK ((kind = 'FOUND') = (reason IS NULL)),
    CHECK ((issuer IS NULL) = (reason IS NULL) AND (subject IS NULL) = (reason IS NULL))
);

CREATE TABLE published_topic (
    decision     bigint           NOT NULL REFERENCES publication_decision,
    topic        text COLLATE "C" NOT NULL,
    topic_id     uuid             NOT NULL, -- the broker's
    acknowledged bigint           NOT NULL CHECK (acknowledged >= -1), -- it had everything of its own up to this position
    PRIMARY KEY (decision, topic)
);

REVOKE ALL ON publication_decision, published_topic FROM PUBLIC;
GRANT SELECT ON publication_decision, published_topic TO "${applicationRole}";
GRANT INSERT (decision, kind, cluster, goal, issuer, subject, reason) ON publication_decision TO "${applicationRole}";
GRANT INSERT ON published_topic TO "${applicationRole}";
