package io.incidentledger.standalone;

import io.incidentledger.standalone.demo.Ink;
import io.incidentledger.standalone.demo.Player;
import io.incidentledger.standalone.demo.Product;
import io.incidentledger.standalone.demo.Run;
import io.incidentledger.standalone.demo.Scenario;
import io.incidentledger.standalone.demo.ScenarioFolder;
import io.incidentledger.standalone.demo.Tale;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** The scenario of April 2023, played against a product. */
final class Bitmarck {
    private Bitmarck() {}

    static void play(Api api) throws InterruptedException {
        Scenario scenario =
                ScenarioFolder.read(
                        Path.of(System.getProperty("project.root"), "scenarios/bitmarck-2023"));
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
