package io.incidentledger.api.fact;

import java.util.List;

/**
 * One objection that stood against a fact when it was recorded.
 *
 * @param code what is objected to
 * @param sentence the same for people, with the ids in it
 * @param about the pairs ({@code service/tenant}), sites or entries that it is about; in order
 */
public record Objection(ObjectionCode code, String sentence, List<String> about) {
    /** Copies the list. */
    public Objection {
        about = List.copyOf(about);
    }
}
