package io.incidentledger.api.refusal;

import io.incidentledger.api.fact.Objection;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One refusal.
 *
 * @param code for programs; stable
 * @param sentence for people, with the ids in it
 * @param field the field it is about as a JSON pointer into the request, where there is one
 * @param nearest the known names nearest to an unknown one, best first
 * @param objections what stands against it, when the code is {@link RefusalCode#OBJECTED}
 */
public record Refusal(
        RefusalCode code,
        String sentence,
        @Nullable String field,
        List<String> nearest,
        List<Objection> objections) {
    public Refusal {
        nearest = List.copyOf(nearest);
        objections = List.copyOf(objections);
    }

    /** A refusal that its sentence says in full. */
    public static Refusal because(RefusalCode code, String sentence, Object... ids) {
        return new Refusal(code, sentence.formatted(ids), null, List.of(), List.of());
    }

    /** The same, pointing at the field that it is about. */
    public Refusal at(String pointer) {
        return new Refusal(code, sentence, pointer, nearest, objections);
    }

    /** The same, with what may have been meant. */
    public Refusal orRather(List<String> names) {
        return new Refusal(code, sentence, field, names, objections);
    }
}
