package io.incidentledger.benchmark.measure;

/** What can be measured by itself. Its figures are told in this order. */
public enum Part {
    DECLARE,
    TAKE_OFFLINE,
    VISIBLE,
    PUBLISH,
    REBUILD,
    GROWTH,
    LOOK_BACK,
    MEMORY,
    COLD_START
}
