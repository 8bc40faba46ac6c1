package io.incidentledger.standalone.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * One playing of a scenario, kept in the data folder so that a demo that was killed goes on under
 * the same keys. What was recorded is the product's to say; this only remembers how far we got.
 */
public final class Run {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private State state;

    private Run(Path file, State state) {
        this.file = file;
        this.state = state;
    }

    /**
     * What is kept.
     *
     * @param key part of every idempotency key of this run
     * @param incident the incident, once declared
     * @param acknowledged how many requests of the incident were answered
     */
    record State(String key, @Nullable String incident, int acknowledged) {}

    /**
     * The last run of a scenario, or a new one.
     *
     * @param again whether a new one is wanted
     */
    public static Run of(String scenario, Path dataDir, boolean again) {
        Path file = dataDir.resolve("demo-" + scenario + ".json");
        try {
            if (!again && Files.exists(file)) {
                return new Run(file, JSON.readValue(file, State.class));
            }
        } catch (JacksonException e) {
            throw new DemoStopped("%s is not readable; delete it, or use --again".formatted(file));
        }
        String key = UUID.randomUUID().toString().substring(0, 8);
        Run run = new Run(file, new State(key, null, 0));
        run.save();
        return run;
    }

    String key() {
        return state.key();
    }

    int acknowledged() {
        return state.acknowledged();
    }

    @Nullable String incident() {
        return state.incident();
    }

    void acknowledge(int request, String incident) {
        if (request > state.acknowledged() || !incident.equals(state.incident())) {
            state = new State(state.key(), incident, Math.max(request, state.acknowledged()));
            save();
        }
    }

    private void save() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
            Files.writeString(unfinished, JSON.writeValueAsString(state));
            // A kill leaves the old state or the new one, never half of one.
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }
}
