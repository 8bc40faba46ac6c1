package io.incidentledger.standalone;

import io.incidentledger.standalone.demo.Ink;
import io.incidentledger.standalone.demo.Player;
import io.incidentledger.standalone.demo.Product;
import io.incidentledger.standalone.demo.Run;
import io.incidentledger.standalone.demo.Scenario;
import io.incidentledger.standalone.demo.ScenarioFolder;
import io.incidentledger.standalone.demo.Tale;

import org.springframework.util.FileSystemUtils;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The scenario of April 2023, played against a product. */
final class Bitmarck {
    private static final Path FOLDER =
            Path.of(System.getProperty("project.root"), "scenarios/bitmarck-2023");

    private Bitmarck() {}

    static void play(Api api) throws InterruptedException {
        play(api, ScenarioFolder.read(FOLDER));
    }

    /** Its first parts alone: the end of April, when much is out and some is back. */
    static void playApril(Api api) throws InterruptedException, IOException {
        Path april = Files.createTempDirectory("april-");
        for (String part : List.of("catalogue.yaml", "attack.yaml", "april.yaml")) {
            Files.copy(FOLDER.resolve(part), april.resolve(part));
        }
        Files.writeString(
                april.resolve("scenario.yaml"),
                """
                scenario: april-2023
                title: April 2023
                catalogue: catalogue.yaml
                parts: [attack.yaml, april.yaml]
                """);
        play(api, ScenarioFolder.read(april));
        FileSystemUtils.deleteRecursively(april);
    }

    private static void play(Api api, Scenario scenario) throws InterruptedException {
        new Player(
                        scenario,
                        Run.of(scenario.id(), api.dataDir(), false),
                        new Product(api.address(), api::tokenOf),
                        new Tale(new PrintWriter(Writer.nullWriter()), Ink.PLAIN),
                        Clock.systemUTC(),
                        _ -> {},
                        Duration.ZERO)
                .play();
    }
}
