package io.incidentledger.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the consumers in {@code examples/consumers} as its reader would run it. */
final class ExampleProcess implements AutoCloseable {
    private static final Path FOLDER =
            Path.of(System.getProperty("project.root"), "examples", "consumers");
    private static final Path SPRING_KAFKA =
            Path.of(
                    System.getProperty("project.root"),
                    "incident-standalone",
                    "target",
                    "spring-kafka",
                    "*");

    /** What a program of Kafka's client and Jackson has. */
    private static final List<String> OF_PLAIN_JAVA =
            List.of("kafka-clients-", "lz4-java-", "slf4j-api-", "jackson-");

    /** What an application with {@code spring-boot-starter-kafka} has, and nothing else of ours. */
    private static final List<String> OF_SPRING_BOOT =
            List.of(
                    "spring-boot-4",
                    "spring-boot-autoconfigure-",
                    "spring-boot-kafka-",
                    "spring-boot-persistence-",
                    "spring-boot-transaction-",
                    "spring-core-",
                    "spring-beans-",
                    "spring-context-",
                    "spring-aop-",
                    "spring-expression-",
                    "spring-tx-",
                    "commons-logging-",
                    "micrometer-commons-",
                    "micrometer-observation-",
                    "kafka-clients-",
                    "lz4-java-",
                    "slf4j-api-",
                    "logback-",
                    "jackson-",
                    "jspecify-",
                    "jakarta.annotation-api-",
                    "snakeyaml-");

    private final Process process;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ExampleProcess(List<String> command) throws IOException {
        process =
                new ProcessBuilder(command)
                        .directory(FOLDER.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        reader = Thread.ofVirtual().start(this::read);
    }

    /** A single source file. */
    static ExampleProcess java(String file, String... arguments) throws IOException {
        return started(classPath(OF_PLAIN_JAVA), file, arguments);
    }

    /** The same, on that of an application made of Spring Boot. */
    static ExampleProcess springBoot(String file, String... arguments) throws IOException {
        return started(
                classPath(OF_SPRING_BOOT) + File.pathSeparator + SPRING_KAFKA, file, arguments);
    }

    static ExampleProcess shell(String file, String... arguments) throws IOException {
        return new ExampleProcess(
                Stream.concat(Stream.of("./" + file), Stream.of(arguments)).toList());
    }

    /** What it has printed so far, line by line. */
    List<String> said() {
        return List.copyOf(said);
    }

    /** All that it has printed, once it has ended by itself. */
    List<String> outcome() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("it goes on, having said " + said);
        }
        reader.join();
        if (process.exitValue() != 0) {
            throw new IllegalStateException(
                    "it ended with %d, having said %s".formatted(process.exitValue(), said));
        }
        return said();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static ExampleProcess started(String classPath, String file, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "--class-path", classPath, file));
        command.addAll(List.of(arguments));
        return new ExampleProcess(command);
    }

    private static String classPath(List<String> names) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> names.stream().anyMatch(name(path)::startsWith))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String name(String path) {
        return Path.of(path).getFileName().toString();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            lines.lines().forEach(said::add);
        } catch (IOException | UncheckedIOException ended) {
            // The pipe breaks when the process is ended.
            said.add("(" + ended.getMessage() + ")");
        }
    }
}
