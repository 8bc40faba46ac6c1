package io.incidentledger.benchmark.report;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.stream.Collectors;

/** A report for people. */
public final class TextTable {
    private TextTable() {}

    /** All of it. */
    public static String of(Report report) {
        StringBuilder text = new StringBuilder();
        report.machine().forEach((name, value) -> line(text, name, value));
        report.settings().forEach((name, value) -> line(text, name, value));
        text.append(row("\nceiling", "median", "spread", "", "", "", ""));
        report.ceilings().forEach(it -> text.append(ceiling(it)));
        text.append(row("\nmeasure", "median", "spread", "must", "aim", "", ""));
        report.measures().forEach(it -> text.append(measure(it)));
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-24s %s%n", name, value));
    }

    private static String ceiling(Ceiling it) {
        return row(
                it.name() + "  " + it.what(),
                Figures.text(it.rounds().median()) + it.unit(),
                percent(it.rounds()),
                "",
                "",
                "",
                "");
    }

    private static String measure(Measure it) {
        boolean steady = it.rounds().isSteady();
        return row(
                it.name(),
                steady ? Figures.text(it.rounds().median()) + it.unit() : "—",
                percent(it.rounds()),
                target(it.must()),
                target(it.aim()),
                words(it.verdict()),
                steady
                        ? it.detail()
                        : it.rounds().figures().stream()
                                .map(Figures::text)
                                .collect(Collectors.joining(", ")));
    }

    private static String words(Measure.Verdict verdict) {
        return switch (verdict) {
            case AIM_MET -> "aim met";
            case MUST_MET -> "met";
            case MISSED -> "MISSED";
            case UNSTEADY -> "UNSTEADY";
            case SHOWN -> "";
        };
    }

    private static String target(@Nullable Target target) {
        return target == null ? "" : target.toString();
    }

    private static String percent(Rounds rounds) {
        return rounds.figures().size() == 1 ? "" : Math.round(rounds.spread() * 100) + " %";
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-58s %10s %7s  %-8s %-8s %-9s %s%n", cells)
                .replaceAll(" +(?=\\R)", "");
    }
}
