package io.incidentledger.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Today's product but for one class, which is as another version has it: compiled from today's
 * source with a few words changed, and put in front of the rest.
 *
 * @param classes where that is
 */
record OtherVersion(Path classes) {
    private static final Path CONTRACT =
            Path.of(System.getProperty("project.root"), "incident-api/src/main/java");

    /** What this test runs on. */
    static String today() {
        return System.getProperty("java.class.path");
    }

    /**
     * @param folder is made, for the changed source and its classes
     * @param source of the contract, below its package {@code io.incidentledger.api}
     * @param words stand there
     * @param others stand there instead
     */
    static OtherVersion of(Path folder, String source, String words, String others)
            throws IOException {
        Path below = Path.of("io/incidentledger/api").resolve(source);
        String text = Files.readString(CONTRACT.resolve(below));
        assertThat(text).contains(words);
        Path changed = folder.resolve("source").resolve(below);
        Files.createDirectories(changed.getParent());
        Files.writeString(changed, text.replace(words, others));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        compile(changed, classes);
        return new OtherVersion(classes);
    }

    private static void compile(Path source, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    said,
                                    files,
                                    null,
                                    List.of(
                                            "-proc:none",
                                            "-nowarn",
                                            "-cp",
                                            today(),
                                            "-d",
                                            classes.toString()),
                                    null,
                                    files.getJavaFileObjects(source))
                            .call();
            assertThat(compiled).as("%s", said).isTrue();
        }
    }

    String classPath() {
        return classes + System.getProperty("path.separator") + today();
    }
}
