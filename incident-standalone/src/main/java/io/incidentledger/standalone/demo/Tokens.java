package io.incidentledger.standalone.demo;

/** Gives tokens to the people of a scenario. */
@FunctionalInterface
public interface Tokens {
    /**
     * A token; asked for with each request, because tokens expire.
     *
     * @param subject who speaks, such as {@code crisis-lead}
     * @throws DemoStopped if there is none for them
     */
    String of(String subject);
}
