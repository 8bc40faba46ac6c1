package io.incidentledger.benchmark.report;

/**
 * What a figure has to reach.
 *
 * @param atLeast whether more is better
 * @param value the figure
 */
public record Target(boolean atLeast, double value) {
    /** More is better. */
    public static Target atLeast(double value) {
        return new Target(true, value);
    }

    /** Less is better. */
    public static Target atMost(double value) {
        return new Target(false, value);
    }

    /** Whether a figure reaches it. */
    public boolean metBy(double figure) {
        return atLeast ? figure >= value : figure <= value;
    }

    @Override
    public String toString() {
        return (atLeast ? "≥ " : "≤ ") + Figures.text(value);
    }
}
