package io.incidentledger.embedded;

/**
 * One database on a server of ours.
 *
 * @param jdbcUrl address without credentials
 * @param owner may create and change tables; for migrations
 * @param application may connect and see the schema {@code public}; what it may do there is for the
 *     owner to grant
 */
public record Database(String jdbcUrl, Role owner, Role application) {}
