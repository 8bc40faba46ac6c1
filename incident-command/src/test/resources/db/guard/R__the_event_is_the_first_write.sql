-- For tests alone: refuses a command's transaction that wrote anything before its first event.
CREATE OR REPLACE FUNCTION the_event_is_the_first_write() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_current_xact_id_if_assigned() IS NOT NULL
       AND NOT EXISTS (SELECT FROM event WHERE tx_id = pg_current_xact_id_if_assigned()) THEN
        RAISE EXCEPTION 'the event INSERT must be the first write of its transaction';
    END IF;
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER the_event_is_the_first_write BEFORE INSERT ON event
    FOR EACH STATEMENT EXECUTE FUNCTION the_event_is_the_first_write();
