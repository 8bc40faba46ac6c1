package io.incidentledger.standalone.demo;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Reads a scenario from its folder of YAML files; the format is in the scenario's README.md. */
public final class ScenarioFolder {
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Fields for people, which the product does not take. */
    private static final Set<String> OURS =
            Set.of("id", "say", "source", "illustrative", "to", "of", "as");

    private final Path folder;

    private ScenarioFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Reads all of it.
     *
     * @throws DemoStopped if a file is missing or is not what it must be
     */
    public static Scenario read(Path folder) {
        ScenarioFolder source = new ScenarioFolder(folder);
        JsonNode head = source.file("scenario.yaml");
        String id = required(head, "scenario");
        return new Scenario(
                id,
                required(head, "title"),
                CatalogueSteps.of(source.file(required(head, "catalogue"))),
                stream(head.path("parts"))
                        .flatMap(part -> stream(source.file(part.asString()).path("steps")))
                        .map(ScenarioFolder::step)
                        .toList());
    }

    private JsonNode file(String name) {
        Path file = folder.resolve(name);
        if (!Files.isReadable(file)) {
            throw new DemoStopped("There is no scenario here: %s is missing".formatted(file));
        }
        try {
            return YAML.readTree(file);
        } catch (JacksonException e) {
            throw new DemoStopped("%s is not readable: %s".formatted(file, e.getOriginalMessage()));
        }
    }

    private static Step step(JsonNode step) {
        if (step.has("show")) {
            return new Step.Show(
                    stream(step.path("show"))
                            .map(view -> view.asString().toUpperCase(Locale.ROOT))
                            .map(Step.View::valueOf)
                            .toList(),
                    step.path("validAt").asStringOpt().orElse(null),
                    step.path("recordedWith").asStringOpt().orElse(null));
        }
        String id = required(step, "id");
        return new Step.Request(
                id,
                step.path("say").asString(id),
                Destination.valueOf(step.path("to").asString("incident").toUpperCase(Locale.ROOT)),
                step.path("of").asStringOpt().orElse(null),
                step.path("as").asString(Product.DEMO),
                step.has("commands")
                        ? stream(step.path("commands")).map(JsonNode::asObject).toList()
                        : List.of(command(step)));
    }

    private static ObjectNode command(JsonNode step) {
        ObjectNode command = step.asObject().deepCopy();
        command.remove(OURS);
        return command;
    }

    private static String required(JsonNode node, String field) {
        return node.path(field)
                .asStringOpt()
                .orElseThrow(
                        () ->
                                new DemoStopped(
                                        "The scenario lacks \"%s\" at %s".formatted(field, node)));
    }

    static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
