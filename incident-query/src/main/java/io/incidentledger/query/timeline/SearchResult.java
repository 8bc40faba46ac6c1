package io.incidentledger.query.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.incidentledger.query.read.AsOf;
import io.incidentledger.query.timeline.SearchRepository.Hit;
import io.incidentledger.wire.actor.Reader;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what was found, the last recorded first.
 *
 * @param next where it goes on; null at the end
 */
record SearchResult(
        AsOf asOf,
        List<Found> items,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {
    /**
     * One entry.
     *
     * @param snippet what stands around the words, as plain text: to be escaped before it is shown
     *     as markup; absent for one who sees no words
     */
    record Found(String incident, @Nullable String snippet, ShownEntry entry) {
        static Found of(Hit hit, Reader reader) {
            return new Found(
                    hit.entry().id().subject(), hit.snippet(), ShownEntry.of(hit.entry(), reader));
        }
    }
}
