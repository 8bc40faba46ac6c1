package io.incidentledger.benchmark.report;

import java.util.List;
import java.util.Locale;

/**
 * A report as one picture (SVG): a bar for each measure that has something to reach. The line is
 * what it must reach; a bar that ends to its right reaches it, whether more or less is better.
 */
public final class Picture {
    private static final int WIDTH = 860;
    private static final int LEFT = 400;
    private static final int ROW = 26;
    private static final int TOP = 40;

    /** Where the line is. */
    private static final int MUST = 560;

    /** A bar that is so often as good as it must be ends at the edge. */
    private static final double EDGE = 2.5;

    private Picture() {}

    /** All of it. */
    public static String of(Report report) {
        List<Measure> shown =
                report.measures().stream()
                        .filter(it -> it.must() != null && it.rounds().isSteady())
                        .toList();
        int height = TOP + shown.size() * ROW + 20;
        StringBuilder svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" font-family="sans-serif" font-size="13">
                <rect width="%1$d" height="%2$d" fill="#ffffff"/>
                """
                        .formatted(WIDTH, height));
        for (int i = 0; i < shown.size(); i++) {
            svg.append(bar(shown.get(i), TOP + i * ROW));
        }
        svg.append(
                """
                <line x1="%1$d" y1="%2$d" x2="%1$d" y2="%3$d" stroke="#444444"/>
                <text x="%1$d" y="%4$d" text-anchor="middle" fill="#444444">what it must reach</text>
                </svg>
                """
                        .formatted(MUST, TOP - 8, height - 12, TOP - 16));
        return svg.toString();
    }

    private static String bar(Measure it, int y) {
        Target must = java.util.Objects.requireNonNull(it.must());
        double median = it.rounds().median();
        double good = must.atLeast() ? median / must.value() : must.value() / median;
        long length = Math.round(Math.min(good, EDGE) * (MUST - LEFT));
        String colour =
                switch (it.verdict()) {
                    case AIM_MET -> "#2e7d32";
                    case MUST_MET -> "#7cb342";
                    default -> "#c62828";
                };
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect x="%d" y="%d" width="%d" height="%d" fill="%s"/>
                <text x="%d" y="%d">%s (%s)</text>
                """,
                LEFT - 8,
                y + 15,
                escaped(it.name()),
                LEFT,
                y + 2,
                length,
                ROW - 8,
                colour,
                LEFT + length + 6,
                y + 15,
                Figures.text(median) + it.unit(),
                must);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
