package io.incidentledger.tidiness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A file that somebody wrote.
 *
 * @param path from the root of the repository, with slashes
 * @param text all of it
 */
record SourceFile(String path, String text) {
    private static final Set<String> NOT_WRITTEN =
            Set.of("target", ".git", ".idea", ".vscode", ".incident-data");
    private static final Set<String> ENDINGS =
            Set.of(
                    "java", "md", "xml", "yaml", "yml", "sql", "http", "html", "js", "css", "sh",
                    "json", "conf");
    private static final Set<String> WITHOUT_ENDING =
            Set.of("incident", "mvnw", "LICENSE", "Dockerfile", "healthy");

    /** The whole repository, without what is built, and without what is no text of ours. */
    static List<SourceFile> all() {
        Path root = Path.of(System.getProperty("project.root"));
        return below(root)
                .map(file -> new SourceFile(root.relativize(file).toString(), text(file)))
                .toList();
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isProduction() {
        return isJava() && path.contains("src/main/");
    }

    int lines() {
        return (int) text.lines().count();
    }

    /** The folder that it stands in; empty at the root. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    /** The file's name without its ending. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.\\w+$", "");
    }

    private static Stream<Path> below(Path folder) {
        try (var entries = Files.newDirectoryStream(folder)) {
            List<Path> here = StreamSupport.stream(entries.spliterator(), false).toList();
            return here.stream().flatMap(SourceFile::itselfOrBelow);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> itselfOrBelow(Path path) {
        String name = path.getFileName().toString();
        if (Files.isDirectory(path)) {
            return NOT_WRITTEN.contains(name) ? Stream.empty() : below(path);
        }
        boolean text = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
        return text || WITHOUT_ENDING.contains(name) ? Stream.of(path) : Stream.empty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
