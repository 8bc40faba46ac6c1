package io.incidentledger.benchmark.report;

import java.util.List;

/**
 * One figure, measured again and again.
 *
 * @param figures in the order in which they were measured; at least one
 */
public record Rounds(List<Double> figures) {
    /** A median of rounds that differ by more than this says nothing. */
    private static final double WIDEST = 0.5;

    public Rounds {
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
    }

    /** The one in the middle; of an even number of them the mean of both. */
    public double median() {
        return quantile(0.5);
    }

    /** How far the middle half of them is apart, as a share of the median. */
    public double spread() {
        double median = median();
        return median == 0 ? 0 : (quantile(0.75) - quantile(0.25)) / median;
    }

    /** Whether the median says anything. */
    public boolean isSteady() {
        return spread() <= WIDEST;
    }

    private double quantile(double share) {
        List<Double> sorted = figures.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.size() - 1);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
