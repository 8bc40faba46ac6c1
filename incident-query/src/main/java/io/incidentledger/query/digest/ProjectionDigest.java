package io.incidentledger.query.digest;

/**
 * One table.
 *
 * @param sha256 of its rows in PostgreSQL's text format of {@code COPY}, times in UTC, the rows in
 *     the order of their bytes; 64 hexadecimal digits
 */
record ProjectionDigest(String table, long rows, String sha256) {}
