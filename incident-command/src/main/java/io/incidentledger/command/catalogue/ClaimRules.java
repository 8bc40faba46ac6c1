package io.incidentledger.command.catalogue;

import static io.incidentledger.api.refusal.RefusalCode.DEPENDENCY_CYCLE;
import static io.incidentledger.api.refusal.RefusalCode.ID_TAKEN;
import static io.incidentledger.api.refusal.RefusalCode.RETIRED;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SERVICE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SITE;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_SUBSCRIPTION;
import static io.incidentledger.api.refusal.RefusalCode.UNKNOWN_TENANT;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.refusal.Refusal;
import io.incidentledger.api.refusal.RefusalCode;
import io.incidentledger.command.catalogue.Claim.Kind;
import io.incidentledger.command.catalogue.Claim.Need;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which entries of the catalogue can be true together, each judged at its own time. The same rules
 * refuse a new fact and find the entries that it would contradict.
 */
final class ClaimRules {
    private ClaimRules() {}

    /**
     * Why an entry cannot be true; null if it can.
     *
     * @param before what holds just before it, in valid order
     */
    static @Nullable Refusal against(EffectiveEntry entry, Registry before) {
        Claim claim = entry.claim();
        Refusal aboutItself =
                claim.kind() == Kind.BEGINS
                        ? ifThere(claim.about(), before)
                        : ifMissing(claim.about(), entry.since(), before);
        if (aboutItself != null) {
            return aboutItself;
        }
        for (Need need : claim.others()) {
            Refusal missing = ifMissing(need.id(), entry.since(), before);
            if (missing != null) {
                return missing.at("/" + need.field());
            }
        }
        return ifCircular(entry, before);
    }

    /**
     * The entries that cannot be true, in valid order, each with the reason.
     *
     * @param entries in valid order
     */
    static Map<EntryId, Refusal> impossible(List<EffectiveEntry> entries) {
        Map<EntryId, Refusal> found = new LinkedHashMap<>();
        Registry before = Registry.EMPTY;
        for (EffectiveEntry entry : entries) {
            Refusal refusal = against(entry, before);
            if (refusal != null) {
                found.put(entry.id(), refusal);
            }
            before = before.plus(entry);
        }
        return found;
    }

    private static @Nullable Refusal ifThere(Record id, Registry then) {
        if (!then.holds(id)) {
            return null;
        }
        EffectiveEntry said = Objects.requireNonNull(then.lastAbout(id));
        return Refusal.because(
                ID_TAKEN,
                "There is a %s already (%s, since %s): revise it, or correct that entry.",
                Claim.named(id),
                said.id(),
                said.since());
    }

    private static @Nullable Refusal ifMissing(Record id, Instant at, Registry then) {
        EffectiveEntry said = then.lastAbout(id);
        if (said == null) {
            return Refusal.because(unknown(id), "There was no %s at %s.", Claim.named(id), at);
        }
        return then.holds(id)
                ? null
                : Refusal.because(
                        RETIRED,
                        "The %s is retired since %s (%s).",
                        Claim.named(id),
                        said.since(),
                        said.id());
    }

    private static @Nullable Refusal ifCircular(EffectiveEntry entry, Registry before) {
        Claim claim = entry.claim();
        return claim.about() instanceof ServiceId service && before.plus(entry).needsItself(service)
                ? Refusal.because(
                        DEPENDENCY_CYCLE,
                        "%s would depend on itself through %s.",
                        service,
                        claim.services())
                : null;
    }

    private static RefusalCode unknown(Record id) {
        return switch (id) {
            case SiteId _ -> UNKNOWN_SITE;
            case ServiceId _ -> UNKNOWN_SERVICE;
            case TenantId _ -> UNKNOWN_TENANT;
            default -> UNKNOWN_SUBSCRIPTION;
        };
    }
}
