package io.incidentledger.api.refusal;

/** The stable codes of refusals, by what a client can do about them. */
public enum RefusalCode {
    // The request itself is wrong: mend it.
    MALFORMED(Kind.MALFORMED),
    UNAUTHENTICATED(Kind.UNAUTHENTICATED),
    FORBIDDEN(Kind.FORBIDDEN),
    NOT_FOUND(Kind.NOT_FOUND),
    METHOD_NOT_ALLOWED(Kind.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(Kind.NOT_ACCEPTABLE),
    UNSUPPORTED_MEDIA_TYPE(Kind.UNSUPPORTED_MEDIA_TYPE),
    REQUEST_TOO_LARGE(Kind.TOO_LARGE),
    UNKNOWN_INCIDENT(Kind.NOT_FOUND),

    // It cannot be true, or names what does not exist: say something else.
    UNKNOWN_SERVICE(Kind.UNPROCESSABLE),
    UNKNOWN_TENANT(Kind.UNPROCESSABLE),
    UNKNOWN_SITE(Kind.UNPROCESSABLE),
    UNKNOWN_SUBSCRIPTION(Kind.UNPROCESSABLE),
    UNKNOWN_ENTRY(Kind.UNPROCESSABLE),
    UNKNOWN_DEADLINE(Kind.UNPROCESSABLE),
    UNKNOWN_EVIDENCE(Kind.UNPROCESSABLE),
    UNKNOWN_FINDING(Kind.UNPROCESSABLE),
    UNKNOWN_PARTY(Kind.UNPROCESSABLE),
    UNKNOWN_REFERENCE(Kind.UNPROCESSABLE),
    UNKNOWN_OTHER_INCIDENT(Kind.UNPROCESSABLE),
    UNKNOWN_RULE(Kind.UNPROCESSABLE),
    UNKNOWN_STEP(Kind.UNPROCESSABLE),
    UNKNOWN_TRIGGER(Kind.UNPROCESSABLE),
    UNKNOWN_UPDATE(Kind.UNPROCESSABLE),
    UNKNOWN_WAVE(Kind.UNPROCESSABLE),
    UNKNOWN_WORKAROUND(Kind.UNPROCESSABLE),
    NOBODY_SUBSCRIBED(Kind.UNPROCESSABLE),
    IN_THE_FUTURE(Kind.UNPROCESSABLE),
    OCCURRED_AFTER_LEARNED(Kind.UNPROCESSABLE),
    IMPOSSIBLE_ORDER(Kind.UNPROCESSABLE),
    NOT_AN_OPTION(Kind.UNPROCESSABLE),
    NOT_IN_FORCE(Kind.UNPROCESSABLE),
    NOT_PER_TENANT(Kind.UNPROCESSABLE),
    REASONS_MISSING(Kind.UNPROCESSABLE),
    NOT_CORRECTABLE(Kind.UNPROCESSABLE),
    OTHER_KIND_OF_ENTRY(Kind.UNPROCESSABLE),
    DEPENDENCY_CYCLE(Kind.UNPROCESSABLE),
    LINK_CYCLE(Kind.UNPROCESSABLE),
    TEXT_TOO_LONG(Kind.UNPROCESSABLE),
    EVENT_TOO_LARGE(Kind.UNPROCESSABLE),
    TOO_MANY_COMMANDS(Kind.UNPROCESSABLE),
    IDEMPOTENCY_KEY_REUSED(Kind.UNPROCESSABLE),

    // The state does not allow it: do something else first.
    ALREADY_DECLARED(Kind.CONFLICT),
    ID_TAKEN(Kind.CONFLICT),
    RETIRED(Kind.CONFLICT),
    DISRUPTIONS_OPEN(Kind.CONFLICT),
    WORKAROUNDS_ACTIVE(Kind.CONFLICT),
    WORKAROUND_NOT_ACTIVE(Kind.CONFLICT),
    NOTHING_RESTORED(Kind.CONFLICT),
    PARTY_RELEASED(Kind.CONFLICT),
    NOT_THE_HOLDER(Kind.CONFLICT),
    APPROVED_BY_AUTHOR(Kind.CONFLICT),
    ALREADY_APPROVED(Kind.CONFLICT),
    NOT_APPROVED(Kind.CONFLICT),
    UPDATE_RELEASED(Kind.CONFLICT),
    WAVE_RELEASED(Kind.CONFLICT),
    STEP_ORDER(Kind.CONFLICT),
    ALREADY_RESOLVED(Kind.CONFLICT),
    NOT_RESOLVED(Kind.CONFLICT),
    NOT_ENDED(Kind.CONFLICT),
    ALREADY_ENDED(Kind.CONFLICT),
    AFTER_CLOSURE(Kind.CONFLICT),
    OTHER_SOURCE(Kind.CONFLICT),
    ALREADY_SUPERSEDED(Kind.CONFLICT),
    LEGAL_HOLD_IN_PLACE(Kind.CONFLICT),
    NO_LEGAL_HOLD(Kind.CONFLICT),
    SEVERAL_DEADLINES(Kind.CONFLICT),
    DEADLINE_WITHDRAWN(Kind.CONFLICT),

    /** Topics or store are not what publication can go on with; the sentence says why. */
    PUBLICATION_REFUSED(Kind.CONFLICT),

    /** Objections stand; name their codes in {@code despite} to record it all the same. */
    OBJECTED(Kind.CONFLICT),

    /** Others kept writing to the same stream: try again. */
    CONTENDED(Kind.CONFLICT),

    /** The stream has moved on since the version named in {@code If-Match}. */
    STALE(Kind.STALE),

    /** More than the caller's share: try again after the time that the answer names. */
    TOO_MANY_REQUESTS(Kind.TOO_MANY),

    /** The view has not come as far as {@code after} asks, or its incident is halted. */
    NOT_YET_VISIBLE(Kind.UNAVAILABLE),

    /** As many listen to live streams as can. */
    TOO_MANY_LISTENERS(Kind.UNAVAILABLE),

    /** This process takes one import at a time. */
    IMPORT_RUNNING(Kind.UNAVAILABLE),
    UNAVAILABLE(Kind.UNAVAILABLE);

    /** What a refusal is, as HTTP says it. */
    public enum Kind {
        MALFORMED(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        METHOD_NOT_ALLOWED(405),
        NOT_ACCEPTABLE(406),
        CONFLICT(409),
        STALE(412),
        TOO_LARGE(413),
        UNSUPPORTED_MEDIA_TYPE(415),
        UNPROCESSABLE(422),
        TOO_MANY(429),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;

    RefusalCode(Kind kind) {
        this.kind = kind;
    }

    /** What kind of refusal it is. */
    public Kind kind() {
        return kind;
    }
}
