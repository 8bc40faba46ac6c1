package io.incidentledger.standalone.demo;

/** The demo cannot go on; its sentence says why and what to do. */
public final class DemoStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence, without a full stop. */
    public DemoStopped(String sentence) {
        super(sentence);
    }
}
