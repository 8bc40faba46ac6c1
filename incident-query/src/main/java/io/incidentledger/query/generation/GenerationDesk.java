package io.incidentledger.query.generation;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.query.generation.Generation.Kind;
import io.incidentledger.wire.actor.Actor;
import io.incidentledger.wire.json.Malformed;
import io.incidentledger.wire.json.RequestReader;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JsonPointer;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What both kinds of generations are asked for in the same way. */
record GenerationDesk(GenerationRepository generations, Kind kind) {
    private static final int LONGEST_REASON = 2_000;

    /**
     * The body of a request.
     *
     * @throws CommandRefused {@code MALFORMED}
     */
    static <T> T read(byte[] body, Class<T> type) {
        return RequestReader.value(RequestReader.tree(body), type, JsonPointer.empty(), List.of());
    }

    /** That a field of the body is not what it must be. */
    static CommandRefused malformed(String field, String rule) {
        return Malformed.at(JsonPointer.empty().appendProperty(field), field + " " + rule);
    }

    /**
     * A reason, without space around it.
     *
     * @throws CommandRefused {@code MALFORMED} if it is empty or too long
     */
    static String reason(String given) {
        String reason = given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw malformed(
                    "reason", "must say in 1 to %d characters why".formatted(LONGEST_REASON));
        }
        return reason;
    }

    /** All of this kind, the newest first. */
    List<Generation> all() {
        return generations.all().stream().filter(it -> it.kind() == kind).toList();
    }

    /**
     * One of them.
     *
     * @throws CommandRefused {@code NOT_FOUND}
     */
    Generation find(String id) {
        Optional<Generation> found =
                id.matches("\\d{1,18}") ? generations.find(Long.parseLong(id)) : Optional.empty();
        return found.filter(it -> it.kind() == kind).orElseThrow(() -> none(id));
    }

    /** That there is none. */
    CommandRefused none(String id) {
        return new CommandRefused(
                Refusal.because(
                        RefusalCode.NOT_FOUND,
                        "There is no %s %s.",
                        kind.name().toLowerCase(Locale.ROOT),
                        id));
    }

    /** Notes one more that is wanted. */
    Generation add(
            List<ProjectionName> projections,
            long lastPosition,
            String reason,
            Actor actor,
            @Nullable Duration keep) {
        return generations.add(
                kind, projections, lastPosition, reason, actor.issuer(), actor.subject(), keep);
    }

    /**
     * Cancels or drops one.
     *
     * @throws CommandRefused {@code NOT_FOUND}
     * @throws CommandRefused {@code MALFORMED} if its state does not allow that
     */
    Generation obey(byte[] body, String id) {
        GenerationOrder order = read(body, GenerationOrder.class);
        Generation generation = find(id);
        boolean possible =
                switch (order.kind()) {
                    case CANCEL -> generation.state().isOpen();
                    case DROP -> generation.state() == GenerationState.DONE;
                };
        if (!possible) {
            throw malformed(
                    "kind", "cannot be %s: it is %s".formatted(order.kind(), generation.state()));
        }
        generations.expire(generation.id());
        return find(id);
    }
}
