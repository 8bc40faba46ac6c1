package io.incidentledger.benchmark.ground;

import io.incidentledger.benchmark.load.Clients;
import io.incidentledger.benchmark.load.Load;
import io.incidentledger.command.CommandApplication;
import io.incidentledger.command.request.IncidentDesk;

import org.springframework.boot.builder.SpringApplicationBuilder;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * The node for commands, which also gives itself work without HTTP when it is asked to: {@code
 * declare CLIENTS MILLIS}, {@code take-off CLIENTS MILLIS FIRST INCIDENTS}, or {@code take-all-off
 * FIRST INCIDENTS}. The answer is how many were recorded, in how many nanoseconds, and the median
 * and the 99th percentile in milliseconds.
 */
final class CommandMain {
    private CommandMain() {}

    /**
     * Starts it and answers until its input ends.
     *
     * @param settings as {@link CommandApplication} takes them
     */
    public static void main(String[] settings)
            throws IOException, InterruptedException, ExecutionException {
        IncidentDesk desk =
                new SpringApplicationBuilder(CommandApplication.class)
                        .properties("spring.config.name=incident-command")
                        .run(settings)
                        .getBean(IncidentDesk.class);
        System.out.println(JavaProcess.ANSWER + "ready");
        BufferedReader input =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(JavaProcess.ANSWER + answer(desk, line.split(" ", -1)));
        }
    }

    private static String answer(IncidentDesk desk, String[] words)
            throws InterruptedException, ExecutionException {
        Load load =
                switch (words[0]) {
                    case "declare" -> {
                        int clients = Integer.parseInt(words[1]);
                        yield Clients.closed(
                                clients, millis(words[2]), (_, _) -> Requests.declare(desk));
                    }
                    case "take-off" -> {
                        int clients = Integer.parseInt(words[1]);
                        yield Clients.closed(
                                clients, millis(words[2]), takingOff(desk, words[3], words[4]));
                    }
                    case "take-all-off" ->
                            Clients.times(
                                    Catalogue.SERVICES * Integer.parseInt(words[2]),
                                    takingOff(desk, words[1], words[2]));
                    default -> throw new IllegalArgumentException(words[0]);
                };
        return String.format(
                Locale.ROOT,
                "%d %d %.4f %.4f",
                load.operations(),
                load.time().toNanos(),
                load.millis(50),
                load.millis(99));
    }

    private static Duration millis(String text) {
        return Duration.ofMillis(Integer.parseInt(text));
    }

    private static TakingOff takingOff(IncidentDesk desk, String first, String incidents) {
        return new TakingOff(desk, Integer.parseInt(first), Integer.parseInt(incidents));
    }
}
