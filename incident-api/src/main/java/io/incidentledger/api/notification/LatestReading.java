package io.incidentledger.api.notification;

/** How long after the strict instant a notification is still in time, as the law is read. */
public enum LatestReading {
    /** Not at all. */
    STRICT,
    /**
     * The hour in which the event falls does not count: the limit runs from the next full hour.
     *
     * @see <a href="https://eur-lex.europa.eu/eli/reg/1971/1182/oj">Regulation (EEC, Euratom)
     *     1182/71, Art. 3(1)</a>
     */
    NEXT_FULL_HOUR,
    /**
     * Until the end of that day; if it is no working day, of the next one.
     *
     * @see <a href="https://eur-lex.europa.eu/eli/reg/1971/1182/oj">Regulation (EEC, Euratom)
     *     1182/71, Art. 3(2) and (4)</a>
     */
    END_OF_WORKING_DAY,
    /** If it is no working day, until noon of the next one, except for those excluded from that. */
    NOON_OF_NEXT_WORKING_DAY
}
