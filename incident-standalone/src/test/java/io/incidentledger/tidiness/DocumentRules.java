package io.incidentledger.tidiness;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What documents name is there. */
final class DocumentRules {
    private static final Pattern LINK =
            Pattern.compile("]\\((?!https?:|mailto:)([^)#\\s]+)[^)]*\\)");
    private static final Pattern LAST_CELL = Pattern.compile("(?m)\\|([^|\\n]*)\\|$");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

    private DocumentRules() {}

    static List<HouseRule> all() {
        return List.of(
                new HouseRule(
                        "links lead somewhere",
                        DocumentRules::brokenLinks,
                        List.of(new SourceFile("docs/x.md", "[y](../y.md#z)"))),
                new HouseRule(
                        "every type in the glossary exists",
                        DocumentRules::unknownTypes,
                        List.of(
                                new SourceFile(
                                        "GLOSSARY.md", "| Word | meaning | – | `Word`, `Other` |"),
                                new SourceFile("incident-x/src/main/java/x/Word.java", ""))),
                new HouseRule(
                        "every decision has a number of its own",
                        DocumentRules::doubledNumbers,
                        List.of(
                                new SourceFile("docs/decisions/0001-a.md", ""),
                                new SourceFile("docs/decisions/0001-b.md", ""))));
    }

    private static List<String> brokenLinks(List<SourceFile> files) {
        Set<String> there = new TreeSet<>();
        for (SourceFile file : files) {
            for (Path path = Path.of(file.path()); path != null; path = path.getParent()) {
                there.add(path.toString());
            }
        }
        return files.stream()
                .filter(file -> file.path().endsWith(".md"))
                .flatMap(
                        file ->
                                LINK.matcher(file.text())
                                        .results()
                                        .map(link -> Path.of(file.folder()).resolve(link.group(1)))
                                        .map(target -> target.normalize().toString())
                                        .filter(target -> !there.contains(target))
                                        .map(target -> file.path() + ": " + target))
                .toList();
    }

    private static List<String> unknownTypes(List<SourceFile> files) {
        Set<String> types =
                files.stream()
                        .filter(SourceFile::isProduction)
                        .map(SourceFile::name)
                        .collect(Collectors.toSet());
        return files.stream()
                .filter(file -> file.path().equals("GLOSSARY.md"))
                .flatMap(file -> LAST_CELL.matcher(file.text()).results())
                .flatMap(cell -> TYPE.matcher(cell.group(1)).results())
                .map(type -> type.group(1))
                .filter(type -> !types.contains(type))
                .toList();
    }

    private static List<String> doubledNumbers(List<SourceFile> files) {
        List<String> numbers =
                files.stream()
                        .filter(file -> file.folder().equals("docs/decisions"))
                        .map(file -> file.name().substring(0, 4))
                        .toList();
        Set<String> seen = new TreeSet<>();
        return numbers.stream().filter(number -> !seen.add(number)).toList();
    }
}
