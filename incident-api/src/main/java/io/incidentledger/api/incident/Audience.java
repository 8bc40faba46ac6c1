package io.incidentledger.api.incident;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * To whom an update speaks.
 *
 * @param tenants sorted and distinct; at least one exactly for {@link AudienceKind#TENANTS}
 * @param parties the ids of parties, sorted and distinct, at most {@link #MOST}; at least one
 *     exactly for {@link AudienceKind#PARTIES}
 */
public record Audience(AudienceKind kind, List<TenantId> tenants, List<String> parties) {
    /** How many parties may be named. */
    public static final int MOST = 50;

    /** Those who work on the incident. */
    public static final Audience INTERNAL =
            new Audience(AudienceKind.INTERNAL, List.of(), List.of());

    /** Everybody. */
    public static final Audience PUBLIC = new Audience(AudienceKind.PUBLIC, List.of(), List.of());

    /**
     * @throws MalformedInput if it names none of those it speaks to, or others
     */
    public Audience {
        tenants = sorted(tenants);
        parties = sorted(parties);
        parties.forEach(party -> Text.require("parties", party, Text.REFERENCE));
        requireNamed("tenants", tenants, kind == AudienceKind.TENANTS);
        requireNamed("parties", parties, kind == AudienceKind.PARTIES);
        if (parties.size() > MOST) {
            throw new MalformedInput("parties", "must be at most %d".formatted(MOST));
        }
    }

    /** Whether the update leaves the house. */
    public boolean goesOutside() {
        return kind != AudienceKind.INTERNAL;
    }

    /** Whether whoever was spoken to there is spoken to here too. */
    public boolean covers(Audience other) {
        return kind == AudienceKind.PUBLIC
                || (kind == other.kind
                        && new HashSet<>(tenants).containsAll(other.tenants)
                        && new HashSet<>(parties).containsAll(other.parties));
    }

    private static <T extends Comparable<T>> List<T> sorted(@Nullable List<T> given) {
        return Objects.requireNonNullElse(given, List.<T>of()).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static void requireNamed(String field, Collection<?> named, boolean expected) {
        if (named.isEmpty() == expected) {
            throw new MalformedInput(
                    field,
                    expected ? "must name at least one" : "must not be given with this kind");
        }
    }
}
