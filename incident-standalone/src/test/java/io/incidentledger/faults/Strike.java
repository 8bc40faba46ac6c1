package io.incidentledger.faults;

/** What can befall the product while it works. */
enum Strike {
    COMMANDS_KILLED,
    QUERIES_KILLED,
    STORE_KILLED,
    PROJECTIONS_KILLED,
    BROKER_KILLED,
    COMMANDS_STOPPED,
    QUERIES_STOPPED,
    STORE_STOPPED,
    PROJECTIONS_STOPPED,
    BROKER_STOPPED,
    LINE_STANDS,
    LINE_CUT,
    TRANSACTION_HELD
}
