package io.incidentledger.api.refusal;

/**
 * Input whose shape is wrong whatever the state: a blank title, a time without a zone. Thrown by
 * the constructors of the contract's own types.
 */
public final class MalformedInput extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final String rule;

    /**
     * @param field the field, by its JSON name, relative to the type that throws
     * @param rule what it must be, as the end of a sentence that begins with the field
     */
    public MalformedInput(String field, String rule) {
        super(field + " " + rule);
        this.field = field;
        this.rule = rule;
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
