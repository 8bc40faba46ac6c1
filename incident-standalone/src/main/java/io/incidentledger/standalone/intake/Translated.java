package io.incidentledger.standalone.intake;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * A record of a source, translated.
 *
 * @param lines of an import, in their order
 * @param left what the record says and no line does, each as a sentence
 */
public record Translated(List<ObjectNode> lines, List<String> left) {
    /** Copies the lists. */
    public Translated {
        lines = List.copyOf(lines);
        left = List.copyOf(left);
    }
}
