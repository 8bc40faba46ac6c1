package io.incidentledger.standalone;

/**
 * An event store that others run, as each of its two roles sees it.
 *
 * @param application adds to the record
 * @param owner owns the tables and migrates them; the same role as {@code application} where there
 *     is just one, and then no grant protects the record
 */
public record GivenStore(JdbcAddress application, JdbcAddress owner) {}
