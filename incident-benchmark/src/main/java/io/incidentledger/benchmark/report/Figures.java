package io.incidentledger.benchmark.report;

import java.util.Locale;

/** Figures as people read them: three digits that count. */
final class Figures {
    private Figures() {}

    static String text(double figure) {
        if (figure == Math.rint(figure) || Math.abs(figure) >= 1_000) {
            return String.format(Locale.ROOT, "%,.0f", figure);
        }
        int digits = Math.abs(figure) >= 100 ? 0 : Math.abs(figure) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", figure);
    }
}
