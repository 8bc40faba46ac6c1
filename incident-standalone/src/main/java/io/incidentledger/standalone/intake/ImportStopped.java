package io.incidentledger.standalone.intake;

/** An import cannot begin or go on; its sentence says why and what to do. */
public final class ImportStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence, without a full stop. */
    public ImportStopped(String sentence) {
        super(sentence);
    }
}
