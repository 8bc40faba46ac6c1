package io.incidentledger.wire.json;

import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.MalformedInput;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is wrong with a request's JSON, as a refusal that points at it. */
public final class Malformed {
    private Malformed() {}

    /** Refuses what stands at a place, by a whole sentence. */
    public static CommandRefused at(JsonPointer place, String sentence) {
        return new CommandRefused(
                Refusal.because(RefusalCode.MALFORMED, "%s", sentence).at(place.toString()));
    }

    /** Refuses a field, by a rule that ends the sentence which the field's name begins. */
    public static CommandRefused field(JsonPointer field, String rule) {
        return at(field, name(field) + " " + rule);
    }

    /** Tells people which field a pointer means: {@code dependsOn[0]}. */
    static String name(JsonPointer place) {
        JsonPointer last = place.last();
        if (last == null) {
            return "The body";
        }
        return last.mayMatchElement()
                ? name(place.head()) + "[" + last.getMatchingIndex() + "]"
                : last.getMatchingProperty();
    }

    /** The text as a whole is not what a request must be. */
    static CommandRefused json(JacksonException problem) {
        if (problem instanceof StreamConstraintsException) {
            return at(
                    JsonPointer.empty(),
                    "The body is nested deeper than %d levels, or holds an overlong name or number"
                            .formatted(Json.MAX_DEPTH));
        }
        if (!(problem instanceof StreamReadException)) {
            return at(
                    JsonPointer.empty(), "The body must be one JSON value, with nothing after it");
        }
        if (problem.getOriginalMessage().startsWith("Duplicate")
                && problem.processor() instanceof JsonParser parser) {
            return field(parser.streamReadContext().pathAsPointer(), "is given twice");
        }
        TokenStreamLocation where = problem.getLocation();
        return at(
                JsonPointer.empty(),
                "The body is not JSON: see line %d, column %d"
                        .formatted(where.getLineNr(), where.getColumnNr()));
    }

    /** A part of the tree is not what its type must be. */
    static CommandRefused part(
            JacksonException problem, JsonNode part, JsonPointer at, List<String> otherFields) {
        JsonPointer inside = path(problem);
        JsonPointer place = at.append(inside);
        JsonNode given = part.at(inside);
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return field(place, "is not known here; known are " + known(unknown, otherFields));
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof MalformedInput rule) {
                return rule(rule, place, given);
            }
            if (cause instanceof DateTimeException) {
                return field(place, "is outside the calendar");
            }
        }
        if (given.isMissingNode() || given.isNull()) {
            return field(place, "is required");
        }
        if (problem instanceof MismatchedInputException mismatch) {
            return field(place, mustBe(mismatch.getTargetType(), given));
        }
        throw problem;
    }

    /** The rule's field is relative to the object that it was broken in; a scalar has none. */
    private static CommandRefused rule(MalformedInput broken, JsonPointer place, JsonNode given) {
        boolean own = !given.isObject() || broken.field().equals(name(place));
        JsonPointer field = own ? place : place.appendProperty(broken.field());
        return new CommandRefused(
                Refusal.because(broken.code(), "%s %s", name(field), broken.rule())
                        .at(field.toString()));
    }

    private static JsonPointer path(JacksonException problem) {
        JsonPointer path = JsonPointer.empty();
        for (JacksonException.Reference step : problem.getPath()) {
            path =
                    step.getPropertyName() == null
                            ? path.appendIndex(step.getIndex())
                            : path.appendProperty(step.getPropertyName());
        }
        return path;
    }

    private static String known(UnrecognizedPropertyException unknown, List<String> otherFields) {
        Set<String> all = new TreeSet<>(otherFields);
        Collection<Object> own = unknown.getKnownPropertyIds();
        if (own != null) {
            own.forEach(field -> all.add(field.toString()));
        }
        return String.join(", ", all);
    }

    private static String mustBe(@Nullable Class<?> target, JsonNode given) {
        if (target != null && target.isEnum()) {
            return "must be one of "
                    + Arrays.stream(target.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "))
                    + (given.isString() ? ", not \"" + given.stringValue() + "\"" : "");
        }
        String kind = given.isString() ? "this text" : "a value of the kind " + kind(given);
        if (target == null) {
            return "must not be " + kind;
        }
        if (target == String.class) {
            return "must be a text";
        }
        if (target == boolean.class || target == Boolean.class) {
            return "must be true or false";
        }
        return Collection.class.isAssignableFrom(target) ? "must be a list" : "must not be " + kind;
    }

    private static String kind(JsonNode given) {
        return given.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
