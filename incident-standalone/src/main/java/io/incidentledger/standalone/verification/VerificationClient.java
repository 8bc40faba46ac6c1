package io.incidentledger.standalone.verification;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.URI;

/**
 * Has the product compare.
 *
 * @param product where it is
 * @param token of a reviewer or an administrator
 */
public record VerificationClient(URI product, String token) {
    /**
     * The topics with the store.
     *
     * @throws VerificationStopped if it does not
     * @throws IOException if it is not there
     */
    public JsonNode stream() throws IOException, InterruptedException {
        return read("/api/stream/verification");
    }

    /**
     * The projections, as digests.
     *
     * @throws VerificationStopped if it does not
     * @throws IOException if it is not there
     */
    public JsonNode projections() throws IOException, InterruptedException {
        return read("/api/projections/digests");
    }

    private JsonNode read(String path) throws IOException, InterruptedException {
        return new ProductRequest(product.resolve(path), token).get();
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "VerificationClient[" + product + "]";
    }
}
