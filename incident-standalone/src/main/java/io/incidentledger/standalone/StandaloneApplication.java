package io.incidentledger.standalone;

/** The product as one process. */
public final class StandaloneApplication {
    private StandaloneApplication() {}

    /** Starts it and returns when it has stopped. */
    public static void run(UpSettings settings) {
        throw new UnsupportedOperationException("Not part of this build yet: up with " + settings);
    }
}
