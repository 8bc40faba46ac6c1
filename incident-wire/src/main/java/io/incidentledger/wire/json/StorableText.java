package io.incidentledger.wire.json;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Text is kept as it came, so what neither UTF-8 nor PostgreSQL can hold is refused at the door:
 * JSON can escape half a character, and U+0000.
 */
final class StorableText {
    private StorableText() {}

    static void require(JsonNode tree, JsonPointer at) {
        if (tree.isString()) {
            require(tree.stringValue(), at);
        }
        for (int i = 0; tree.isArray() && i < tree.size(); i++) {
            require(tree.get(i), at.appendIndex(i));
        }
        tree.properties()
                .forEach(
                        field -> {
                            require(field.getKey(), at);
                            require(field.getValue(), at.appendProperty(field.getKey()));
                        });
    }

    private static void require(String text, JsonPointer at) {
        if (text.indexOf('\0') >= 0) {
            throw Malformed.at(at, Malformed.name(at) + " must not hold the character U+0000");
        }
        if (text.codePoints().anyMatch(StorableText::isHalfACharacter)) {
            throw Malformed.at(at, Malformed.name(at) + " must not hold half a surrogate pair");
        }
    }

    private static boolean isHalfACharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
