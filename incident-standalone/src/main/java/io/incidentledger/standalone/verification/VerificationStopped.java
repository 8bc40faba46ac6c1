package io.incidentledger.standalone.verification;

/** The product does not compare; the message says why. */
public final class VerificationStopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    VerificationStopped(String message) {
        super(message);
    }
}
