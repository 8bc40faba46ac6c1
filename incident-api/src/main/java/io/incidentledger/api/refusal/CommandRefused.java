package io.incidentledger.api.refusal;

/**
 * Carries a {@link Refusal} out of a decision. Has no stack trace: it is an answer, not a fault.
 */
public final class CommandRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    public CommandRefused(Refusal refusal) {
        super(refusal.code() + ": " + refusal.sentence(), null, false, false);
        this.refusal = refusal;
    }

    /** The same, pointing into one of several commands in a request. */
    public CommandRefused inCommand(int index) {
        String field = refusal.field() == null ? "" : refusal.field();
        return new CommandRefused(refusal.at("/commands/" + index + field));
    }

    /** Why. */
    public Refusal refusal() {
        return refusal;
    }
}
