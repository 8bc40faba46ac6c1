package io.incidentledger.standalone.cli;

import io.incidentledger.standalone.demo.DemoStopped;
import io.incidentledger.standalone.demo.Ink;
import io.incidentledger.standalone.demo.Player;
import io.incidentledger.standalone.demo.Product;
import io.incidentledger.standalone.demo.Run;
import io.incidentledger.standalone.demo.Scenario;
import io.incidentledger.standalone.demo.ScenarioFolder;
import io.incidentledger.standalone.demo.Tale;
import io.incidentledger.standalone.demo.Tokens;
import io.incidentledger.standalone.key.InstallationKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Plays a scenario. */
@Command(
        name = "demo",
        description = {
            "Plays a scenario over HTTP against a running product, and prints the board, the"
                    + " restoration and the timeline as it goes. Killed in the middle, and the"
                    + " product too, it goes on where it stopped: nothing is lost or doubled.",
            ""
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:All of it is recorded",
            "1:The product refused a step, or stayed away for two minutes",
            "2:The command line is wrong"
        })
final class Demo implements Callable<Integer> {
    private static final List<String> ROLES = List.of("administrator", "operator", "observer");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin private final PortOption port = new PortOption();
    @Mixin private final DataDirOption data = new DataDirOption();

    @Option(
            names = "--scenario",
            paramLabel = "DIR",
            description = "Folder of the scenario (default: scenarios/bitmarck-2023)")
    private @Nullable Path scenario;

    @Option(
            names = "--pause",
            paramLabel = "MILLISECONDS",
            defaultValue = "200",
            description = "How long to rest after each step (default: ${DEFAULT-VALUE})")
    private long pause;

    @Option(names = "--fast", description = "No rest: --pause 0")
    private boolean fast;

    @Option(names = "--again", description = "A new run, and so a new incident")
    private boolean again;

    @Option(
            names = "--token",
            paramLabel = "[WHO=]TOKEN",
            defaultValue = "${env:INCIDENT_TOKEN}",
            description =
                    "A token of operator and administrator (or INCIDENT_TOKEN; default: signed"
                            + " here with the key in the data folder). Where a scenario lets"
                            + " several people speak, one for each of them: crisis-lead=TOKEN")
    private List<String> tokens = List.of();

    @Override
    public Integer call() throws InterruptedException {
        Path home = DataDirOption.home();
        Scenario played =
                ScenarioFolder.read(
                        scenario == null ? home.resolve("scenarios/bitmarck-2023") : scenario);
        new Player(
                        played,
                        Run.of(played.id(), data.path(), again),
                        new Product(URI.create("http://127.0.0.1:" + port.port()), tokens()),
                        new Tale(
                                spec.commandLine().getOut(),
                                Terminal.isColourful() ? Ink.COLOURED : Ink.PLAIN),
                        Clock.systemUTC(),
                        Thread::sleep,
                        fast ? Duration.ZERO : Duration.ofMillis(pause))
                .play();
        return 0;
    }

    private Tokens tokens() {
        Map<String, String> given = new HashMap<>();
        for (String token : tokens.stream().filter(it -> !it.isBlank()).toList()) {
            int name = token.indexOf('=');
            given.put(name < 0 ? "" : token.substring(0, name), token.substring(name + 1));
        }
        if (!given.isEmpty()) {
            return subject -> {
                String own = given.getOrDefault(subject, given.get(""));
                if (own == null) {
                    throw new DemoStopped("No token was given for %s".formatted(subject));
                }
                return own;
            };
        }
        InstallationKey key = InstallationKey.in(data.path());
        return subject -> key.token(subject, ROLES, Instant.now());
    }
}
