package io.incidentledger.api.fact;

/**
 * Who typed something, where what is decided later depends on it. Comes from the token alone, never
 * from a request.
 *
 * @param issuer who vouches for them: the token's {@code iss}
 * @param subject their pseudonym there: the token's {@code sub}
 */
public record ActorId(String issuer, String subject) {
    @Override
    public String toString() {
        return subject;
    }
}
