package io.incidentledger.benchmark.load;

/** What one client does again and again. */
@FunctionalInterface
public interface Operation {
    /**
     * Does it once.
     *
     * @param client which of the clients, from 0
     * @param turn how often this client has done it before
     */
    void run(int client, long turn) throws Exception;
}
