package io.incidentledger.tidiness;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How long files are. The numbers are those that CONTRIBUTING.md says. */
final class SizeRules {
    private static final Pattern RULE =
            Pattern.compile(
                    "Half of all Java files fit in (\\d+) lines, nine in ten in (\\d+), none is"
                            + " over (\\d+)");
    private static final int README = 150;

    private SizeRules() {}

    static List<HouseRule> all() {
        String rule = "Half of all Java files fit in 2 lines, nine in ten in 3, none is over 4.";
        SourceFile said = new SourceFile("CONTRIBUTING.md", rule);
        return List.of(
                new HouseRule(
                        "no Java file is longer than the rule says",
                        SizeRules::tooLong,
                        List.of(said, java(1), java(1), java(1), java(5))),
                new HouseRule(
                        "half of the Java files are as short as the rule says",
                        files -> share(files, 1, 50),
                        List.of(said, java(3), java(3), java(1))),
                new HouseRule(
                        "nine in ten Java files are as short as the rule says",
                        files -> share(files, 2, 90),
                        List.of(said, java(1), java(1), java(1), java(4))),
                HouseRule.ofEach(
                        "the README has at most 150 lines",
                        file ->
                                file.path().equals("README.md") && file.lines() > README
                                        ? Stream.of(file.lines() + " lines")
                                        : Stream.empty(),
                        "README.md",
                        "line\n".repeat(README + 1)));
    }

    private static SourceFile java(int lines) {
        return new SourceFile("X.java", "x\n".repeat(lines));
    }

    private static List<String> tooLong(List<SourceFile> files) {
        return files.stream()
                .filter(file -> file.isJava() && file.lines() > number(files, 3))
                .map(file -> "%s: %d lines".formatted(file.path(), file.lines()))
                .toList();
    }

    private static List<String> share(List<SourceFile> files, int which, int percent) {
        List<SourceFile> java = files.stream().filter(SourceFile::isJava).toList();
        int limit = number(files, which);
        long within = java.stream().filter(file -> file.lines() <= limit).count();
        return within * 100 >= (long) percent * java.size()
                ? List.of()
                : List.of("only %d of %d fit in %d".formatted(within, java.size(), limit));
    }

    private static int number(List<SourceFile> files, int which) {
        MatchResult rule =
                files.stream()
                        .filter(file -> file.path().equals("CONTRIBUTING.md"))
                        .flatMap(file -> RULE.matcher(file.text()).results())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("CONTRIBUTING.md lost its rule"));
        return Integer.parseInt(rule.group(which));
    }
}
