package io.incidentledger.command.recording;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.request.Recorded;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;

import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures and traces requests: {@code incident.command}, one observation each, by the type of the
 * command and by what became of it.
 */
public final class CommandTelemetry {
    private static final String OUTCOME = "outcome";

    /** The type of a request with more than one command. */
    private static final String SEVERAL = "several";

    /** What became of a request. */
    private enum Outcome {
        RECORDED,
        /** Was recorded before; the first answer was given again. */
        REPEATED,
        REFUSED,
        OBJECTED,
        /** Others were faster, or the caller had seen an older version. */
        CONFLICT,
        FAILED;

        static Outcome of(RefusalCode code) {
            return switch (code) {
                case OBJECTED -> OBJECTED;
                case CONTENDED, STALE -> CONFLICT;
                default -> REFUSED;
            };
        }

        String value() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ObservationRegistry observations;

    public CommandTelemetry(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Carries out a request of these commands, and observes it. */
    public Recorded observe(Stream<?> commands, Supplier<Recorded> request) {
        Observation observation =
                Observation.createNotStarted("incident.command", observations)
                        .lowCardinalityKeyValue("type", type(commands))
                        .lowCardinalityKeyValue(OUTCOME, Outcome.RECORDED.value())
                        .start();
        try (Observation.Scope _ = observation.openScope()) {
            Recorded recorded = request.get();
            observation.highCardinalityKeyValue("stream", recorded.stream());
            if (recorded.repeated()) {
                outcome(observation, Outcome.REPEATED);
            }
            return recorded;
        } catch (CommandRefused refused) {
            outcome(observation, Outcome.of(refused.refusal().code()));
            throw refused;
        } catch (RuntimeException | Error failure) {
            outcome(observation, Outcome.FAILED);
            observation.error(failure);
            throw failure;
        } finally {
            observation.stop();
        }
    }

    private static void outcome(Observation observation, Outcome outcome) {
        observation.lowCardinalityKeyValue(OUTCOME, outcome.value());
    }

    private static String type(Stream<?> commands) {
        return commands.map(command -> command.getClass().getSimpleName())
                .reduce((_, _) -> SEVERAL)
                .orElse(SEVERAL);
    }
}
