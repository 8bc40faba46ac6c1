-- When which open deadline will have passed, and the timer must record a miss. Not a fact: it follows from the events, is written behind
-- them in their transaction, and holds a row for each deadline that is open, has an instant, and was not recorded as missed.
CREATE TABLE deadline_due (
    stream   text COLLATE "C" NOT NULL,
    deadline text COLLATE "C" NOT NULL,
    due      timestamptz      NOT NULL,
    PRIMARY KEY (stream, deadline)
);
CREATE INDEX deadline_due_next ON deadline_due (due);

REVOKE ALL ON deadline_due FROM PUBLIC;
GRANT SELECT, INSERT, DELETE ON deadline_due TO "${applicationRole}";
