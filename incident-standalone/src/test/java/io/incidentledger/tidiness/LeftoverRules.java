package io.incidentledger.tidiness;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What is left behind when something is not finished. The words are put together, not to be found.
 */
final class LeftoverRules {
    private static final String PRODUCTION = "incident-x/src/main/java/X.java";
    private static final String TEST = "incident-x/src/test/java/XTest.java";

    private LeftoverRules() {}

    static List<HouseRule> all() {
        String later = "TO" + "DO";
        String off = "@Dis" + "abled";
        String sleep = "Thread.sle" + "ep(10)";
        String home = "/ho" + "me/somebody/incident";
        return List.of(
                HouseRule.without(
                        "nothing is left for later in a comment",
                        _ -> true,
                        Pattern.compile("\\b(" + later + "|FIX" + "ME|XX" + "X)\\b"),
                        PRODUCTION,
                        "// " + later + " later"),
                HouseRule.without(
                        "no test is switched off",
                        SourceFile::isJava,
                        Pattern.compile(off + "\\b|@Ig" + "nore\\b"),
                        TEST,
                        off + " class XTest {}"),
                HouseRule.without(
                        "nobody waits by sleeping",
                        SourceFile::isJava,
                        Pattern.compile(
                                "\\bThread\\.sle" + "ep\\(|\\bTimeUnit\\.\\w+\\.sle" + "ep\\("),
                        TEST,
                        sleep + ";"),
                HouseRule.without(
                        "no exception is swallowed",
                        SourceFile::isJava,
                        Pattern.compile("catch \\([^)]*\\) \\{\\s*}"),
                        PRODUCTION,
                        "try { x(); } catch (Exception e) " + "{\n}"),
                HouseRule.without(
                        "only the command line speaks to the terminal",
                        file ->
                                file.isProduction()
                                        && !file.path().contains("/standalone/cli/")
                                        && !file.path().startsWith("incident-benchmark/"),
                        Pattern.compile("\\bSystem\\.(out|err)\\b"),
                        PRODUCTION,
                        "System.out.println(1);"),
                HouseRule.without(
                        "no path of somebody's machine is named",
                        _ -> true,
                        Pattern.compile(
                                "(?<![\\w.:/}~-])/(home|Users|root|mnt|media|work|workspace)/\\w+"),
                        PRODUCTION,
                        "\"" + home + "\""));
    }
}
