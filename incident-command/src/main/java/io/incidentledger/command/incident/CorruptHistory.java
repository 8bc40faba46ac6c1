package io.incidentledger.command.incident;

/** A stored history that no decision can have led to: a fault, never a refusal. */
final class CorruptHistory extends IllegalStateException {
    private static final long serialVersionUID = 1;

    CorruptHistory(String what) {
        super(what);
    }
}
