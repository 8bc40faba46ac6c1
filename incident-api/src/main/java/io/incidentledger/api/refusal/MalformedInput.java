package io.incidentledger.api.refusal;

/**
 * Input whose shape is wrong whatever the state: a blank title, a time without a zone. Thrown by
 * the constructors of the contract's own types.
 */
public final class MalformedInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String rule;
    private final RefusalCode code;

    /**
     * @param field the field, by its JSON name, relative to the type that throws
     * @param rule what it must be, as the end of a sentence that begins with the field
     */
    public MalformedInput(String field, String rule) {
        this(field, rule, RefusalCode.MALFORMED);
    }

    private MalformedInput(String field, String rule, RefusalCode code) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
        this.code = code;
    }

    /** A text that says more than is kept; both counts in Unicode code points. */
    public static MalformedInput tooLong(String field, int length, int limit) {
        return new MalformedInput(
                field,
                "has %d characters, at most %d are taken".formatted(length, limit),
                RefusalCode.TEXT_TOO_LONG);
    }

    /** Whether the shape is wrong, or a limit passed. */
    public RefusalCode code() {
        return code;
    }

    /** The field, by its JSON name. */
    public String field() {
        return field;
    }

    /** What it must be. */
    public String rule() {
        return rule;
    }
}
