package io.incidentledger.standalone;

/**
 * A database that others run.
 *
 * @param url a JDBC URL
 * @param user who signs in
 * @param password never shown
 */
public record JdbcAddress(String url, String user, String password) {
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
