package io.incidentledger.faults;

/**
 * How hard clients work.
 *
 * @param clients how many there are
 * @param hotShare how many in a hundred of their requests go to the incident that all share
 * @param pauseMillis less than so long does a client wait before it asks again
 */
record Pace(int clients, int hotShare, int pauseMillis) {
    static final Pace USUAL = new Pace(6, 20, 20);

    /** All but a few to the incident that all share. */
    static Pace hot(int clients) {
        return new Pace(clients, 95, USUAL.pauseMillis);
    }

    Pace pausing(int millis) {
        return new Pace(clients, hotShare, millis);
    }
}
