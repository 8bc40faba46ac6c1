package io.incidentledger.wire.statement;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.wire.json.Malformed;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Several statements that succeed or fail together: {@code {"commands": [{"type": …}, …]}}. */
public final class Batch {
    /** How many commands one request may hold. */
    public static final int MAX_COMMANDS = 1_000;

    private static final String COMMANDS = "commands";
    private static final JsonPointer AT = JsonPointer.empty().appendProperty(COMMANDS);

    private Batch() {}

    /**
     * Reads the statements in their order.
     *
     * @throws CommandRefused {@code MALFORMED}, also if there is none; {@code TOO_MANY_COMMANDS}
     */
    public static <S> List<S> read(StatementForm<?, S> form, JsonNode body) {
        JsonNode commands = body.path(COMMANDS);
        if (!commands.isArray() || commands.isEmpty()) {
            throw Malformed.field(AT, "must be a list of at least one command");
        }
        body.propertyNames().stream()
                .filter(field -> !field.equals(COMMANDS))
                .forEach(Batch::refuseUnknown);
        if (commands.size() > MAX_COMMANDS) {
            throw new CommandRefused(
                    Refusal.because(
                                    RefusalCode.TOO_MANY_COMMANDS,
                                    "%d commands in one request, at most %d are taken",
                                    commands.size(),
                                    MAX_COMMANDS)
                            .at(AT.toString()));
        }
        return IntStream.range(0, commands.size())
                .mapToObj(i -> form.read(commands.get(i), AT.appendIndex(i), Map.of()))
                .toList();
    }

    private static void refuseUnknown(String field) {
        throw Malformed.field(
                JsonPointer.empty().appendProperty(field),
                "is not known here; known is " + COMMANDS);
    }
}
