package io.incidentledger.benchmark.report;

/**
 * What the machine can do without the product.
 *
 * @param name such as C1
 * @param what it is
 * @param unit of the figure
 * @param rounds the figure
 */
public record Ceiling(String name, String what, String unit, Rounds rounds) {}
