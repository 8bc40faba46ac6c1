package io.incidentledger.benchmark.ground;

import io.incidentledger.query.QueryApplication;

/** The node for queries; says when it answers. */
final class QueryMain {
    private QueryMain() {}

    /**
     * Starts it.
     *
     * @param settings as {@link QueryApplication} takes them
     */
    public static void main(String[] settings) {
        QueryApplication.main(settings);
        System.out.println(JavaProcess.ANSWER + "ready");
    }
}
