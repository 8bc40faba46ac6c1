package io.incidentledger.wire.json;

import io.incidentledger.api.refusal.CommandRefused;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads a request at its word: bytes to a tree, parts of the tree to values. Whatever is wrong
 * becomes one refusal that points at it.
 */
public final class RequestReader {
    private RequestReader() {}

    /**
     * The tree of a body.
     *
     * @throws CommandRefused {@code MALFORMED} if it is not one JSON value in UTF-8, holds a key
     *     twice, or holds text that cannot be stored as it came
     */
    public static JsonNode tree(byte[] body) {
        String text = utf8(body);
        if (text.isBlank()) {
            throw Malformed.at(JsonPointer.empty(), "The body is empty; it must be a JSON object");
        }
        try {
            JsonNode tree = Json.REQUESTS.readTree(text);
            StorableText.require(tree, JsonPointer.empty());
            return tree;
        } catch (JacksonException notJson) {
            throw Malformed.json(notJson);
        }
    }

    /**
     * A part of the tree as a value.
     *
     * @param at where the part stands in the whole request
     * @param otherFields what may stand beside its own fields, to be named with the known ones
     * @throws CommandRefused {@code MALFORMED}
     */
    public static <T> T value(
            JsonNode part, Class<T> type, JsonPointer at, List<String> otherFields) {
        try {
            return Json.REQUESTS.treeToValue(part, type);
        } catch (JacksonException mismatch) {
            throw Malformed.part(mismatch, part, at, otherFields);
        }
    }

    private static String utf8(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw Malformed.at(JsonPointer.empty(), "The body is not valid UTF-8");
        }
    }
}
