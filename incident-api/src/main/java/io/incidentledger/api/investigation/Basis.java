package io.incidentledger.api.investigation;

import io.incidentledger.api.fact.EntryId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What a finding rests on, as far as it stands in the record. All may be empty.
 *
 * @param entries entries of any stream of the incident, in the order given
 * @param evidence sorted and distinct
 * @param findings findings stated before it; sorted and distinct
 */
public record Basis(List<EntryId> entries, List<EvidenceId> evidence, List<FindingId> findings) {
    /** Nothing that stands in the record. */
    public static final Basis NONE = new Basis(List.of(), List.of(), List.of());

    /** Sorts; an absent list is an empty one. */
    public Basis {
        entries = ids(entries).stream().distinct().toList();
        evidence = ids(evidence).stream().distinct().sorted().toList();
        findings = ids(findings).stream().distinct().sorted().toList();
    }

    private static <T> List<T> ids(@Nullable List<T> given) {
        return Objects.requireNonNullElse(given, List.of());
    }
}
