package io.incidentledger.tidiness;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every package says what it is for, and that nothing in it is null unless it says so. */
final class PackageRules {
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ");

    private PackageRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "every package has a package-info",
                        PackageRules::unsaid,
                        List.of(new SourceFile("incident-x/src/main/java/x/X.java", "package x;"))),
                HouseRule.without(
                        "every package is null-marked",
                        file -> file.name().equals("package-info"),
                        Pattern.compile("\\A(?!(?s:.*)\\n@NullMarked\\npackage )"),
                        "incident-x/src/main/java/x/package-info.java",
                        "/** For x. It must never y. */\npackage x;\n"),
                HouseRule.without(
                        "every package says what it is for",
                        file -> file.name().equals("package-info"),
                        Pattern.compile("\\A(?!/\\*\\*)"),
                        "incident-x/src/main/java/x/package-info.java",
                        "@NullMarked\npackage x;\n"),
                HouseRule.without(
                        "every package of the product says what it must never do",
                        file -> file.isProduction() && file.name().equals("package-info"),
                        Pattern.compile(
                                "(?i)\\A(?!(?s:.*)\\b(never|not|no|none|nothing|nobody)\\b)"),
                        "incident-x/src/main/java/x/package-info.java",
                        "/** For x. */\n@NullMarked\npackage x;\n"));
    }

    /**
     * Tests stand in the packages of what they test, and share their package-info. What is run as a
     * single file is in no package.
     */
    private static List<String> unsaid(List<SourceFile> files) {
        Set<String> said =
                files.stream()
                        .filter(file -> file.name().equals("package-info"))
                        .map(PackageRules::packageOf)
                        .collect(Collectors.toSet());
        Set<String> all =
                files.stream()
                        .filter(SourceFile::isJava)
                        .filter(file -> PACKAGE.matcher(file.text()).find())
                        .map(PackageRules::packageOf)
                        .collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(said);
        return List.copyOf(all);
    }

    private static String packageOf(SourceFile file) {
        return file.folder().replaceFirst("/src/(main|test)/", "/");
    }
}
