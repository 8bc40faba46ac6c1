package io.incidentledger.query.digest;

/**
 * One table.
 *
 * @param sha256 of its rows as PostgreSQL writes them as text, times in UTC, in the order of their
 *     bytes, a line feed behind each; 64 hexadecimal digits
 */
record ProjectionDigest(String table, long rows, String sha256) {}
