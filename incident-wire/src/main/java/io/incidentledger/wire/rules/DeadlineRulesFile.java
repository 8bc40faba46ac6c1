package io.incidentledger.wire.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import io.incidentledger.api.notification.DeadlineRules;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.wire.json.Json;
import io.incidentledger.wire.json.RequestReader;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The rules about deadlines, as the contract brings them along. */
public final class DeadlineRulesFile {
    private static final String NAME = "deadline-rules.yaml";

    private DeadlineRulesFile() {}

    /**
     * Reads them.
     *
     * @throws IllegalStateException if they are malformed, saying what and where
     */
    public static DeadlineRules read() {
        try (InputStream file =
                Objects.requireNonNull(DeadlineRules.class.getResourceAsStream("/" + NAME), NAME)) {
            return parse(new String(file.readAllBytes(), UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The same of a text; see {@link #read}. */
    static DeadlineRules parse(String yaml) {
        try {
            Map<String, Object> loaded = loader().load(yaml);
            JsonNode tree = Json.REQUESTS.valueToTree(requireNonNullElse(loaded, Map.of()));
            return RequestReader.value(tree, DeadlineRules.class, JsonPointer.empty(), List.of());
        } catch (CommandRefused malformed) {
            Refusal refusal = malformed.refusal();
            throw new IllegalStateException(
                    "%s at %s: %s".formatted(NAME, place(refusal.field()), refusal.sentence()),
                    malformed);
        } catch (YAMLException noYaml) {
            throw new IllegalStateException(
                    "%s is no YAML: %s".formatted(NAME, noYaml.getMessage()), noYaml);
        }
    }

    private static String place(@Nullable String pointer) {
        return pointer == null || pointer.isEmpty() ? "its top" : pointer;
    }

    private static Yaml loader() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
