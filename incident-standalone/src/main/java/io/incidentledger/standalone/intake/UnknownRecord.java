package io.incidentledger.standalone.intake;

/** A record is not of the shape that its adapter knows; the sentence goes on after its number. */
final class UnknownRecord extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnknownRecord(String predicate) {
        super(predicate);
    }
}
