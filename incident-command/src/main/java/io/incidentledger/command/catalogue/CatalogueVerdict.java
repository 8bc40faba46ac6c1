package io.incidentledger.command.catalogue;

import static io.incidentledger.api.fact.ObjectionCode.CONTRADICTS_ENTRY;
import static io.incidentledger.api.fact.ObjectionCode.NOTHING_CHANGES;

import io.incidentledger.api.catalogue.CatalogueEvent;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryCorrected;
import io.incidentledger.api.catalogue.CatalogueEvent.CatalogueEntryRetracted;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.ServiceRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.SiteRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.Subscribed;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRetired;
import io.incidentledger.api.catalogue.CatalogueEvent.SubscriptionRevised;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRegistered;
import io.incidentledger.api.catalogue.CatalogueEvent.TenantRetired;
import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.catalogue.SiteId;
import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Objection;
import io.incidentledger.command.judgement.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands against an event that the catalogue would record. */
final class CatalogueVerdict {
    private CatalogueVerdict() {}

    static Verdict on(CatalogueEvent event, Catalogue before) {
        return switch (event) {
            case ServiceRevised revision -> onRevision(revision, before);
            case SubscriptionRevised revision -> onRevision(revision, before);
            case CatalogueEntryCorrected correction ->
                    unchanged(
                                    correction.entry(),
                                    correction
                                            .replacement()
                                            .equals(
                                                    before.effective(
                                                            correction.entry().sequence())))
                            .and(onDangling(event, before));
            case CatalogueEntryRetracted retraction ->
                    unchanged(
                                    retraction.entry(),
                                    before.effective(retraction.entry().sequence()) == null)
                            .and(onDangling(event, before));
            default -> Verdict.CLEAR;
        };
    }

    /** Whether both events say the same kind of thing about the same id. */
    static boolean sameSubject(CatalogueEvent one, CatalogueEvent other) {
        return one.getClass() == other.getClass() && subject(one).equals(subject(other));
    }

    private static Verdict onRevision(ServiceRevised revision, Catalogue before) {
        Registry.Service now = before.everything().services.get(revision.service());
        boolean saysTheSame =
                before.effectiveEntries().values().stream()
                        .filter(entry -> subject(entry).equals(subject(revision)))
                        .reduce((_, later) -> later)
                        .filter(last -> described(last).equals(described(revision)))
                        .isPresent();
        return now != null && saysTheSame
                ? nothingChanges(revision.service() + " is described like that already.", revision)
                : Verdict.CLEAR;
    }

    private static Verdict onRevision(SubscriptionRevised revision, Catalogue before) {
        boolean saysTheSame =
                before.effectiveEntries().values().stream()
                        .filter(entry -> subject(entry).equals(subject(revision)))
                        .reduce((_, later) -> later)
                        .filter(last -> described(last).equals(described(revision)))
                        .isPresent();
        return saysTheSame
                ? nothingChanges(
                        "The subscription of %s to %s is like that already."
                                .formatted(revision.tenant(), revision.service()),
                        revision)
                : Verdict.CLEAR;
    }

    private static Verdict nothingChanges(String sentence, CatalogueEvent about) {
        return Verdict.against(
                List.of(new Objection(NOTHING_CHANGES, sentence, List.of(subject(about)))));
    }

    private static Verdict unchanged(EntryId entry, boolean unchanged) {
        return unchanged
                ? Verdict.against(
                        List.of(
                                new Objection(
                                        NOTHING_CHANGES,
                                        "%s says so already.".formatted(entry),
                                        List.of(entry.toString()))))
                : Verdict.CLEAR;
    }

    /** An amendment must not leave other entries that name what is no longer there. */
    private static Verdict onDangling(CatalogueEvent amendment, Catalogue before) {
        Set<String> dangling = dangling(before.evolve(amendment));
        dangling.removeAll(dangling(before));
        return dangling.isEmpty()
                ? Verdict.CLEAR
                : Verdict.against(
                        List.of(
                                new Objection(
                                        CONTRADICTS_ENTRY,
                                        "It would leave nothing for %s to refer to."
                                                .formatted(String.join(", ", dangling)),
                                        List.copyOf(dangling))));
    }

    private static Set<String> dangling(Catalogue catalogue) {
        return catalogue.effectiveEntries().entrySet().stream()
                .filter(entry -> references(entry.getValue()).anyMatch(id -> !known(catalogue, id)))
                .map(entry -> new EntryId(CatalogueEvent.STREAM, entry.getKey()).toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean known(Catalogue catalogue, Record id) {
        return switch (id) {
            case ServiceId service -> catalogue.knows(service);
            case TenantId tenant -> catalogue.knows(tenant);
            case SiteId site -> catalogue.knows(site);
            default -> throw new IllegalArgumentException("no id: " + id);
        };
    }

    private static Stream<Record> references(CatalogueEvent event) {
        return switch (event) {
            case ServiceRegistered service ->
                    needed(service.site(), service.partOf(), service.dependsOn());
            case ServiceRevised service ->
                    Stream.concat(
                            Stream.of(service.service()),
                            needed(service.site(), service.partOf(), service.dependsOn()));
            case Subscribed subscription ->
                    Stream.concat(
                            Stream.of(subscription.tenant(), subscription.service()),
                            subscription.sites().stream());
            case SubscriptionRevised subscription ->
                    Stream.concat(
                            Stream.of(subscription.tenant(), subscription.service()),
                            subscription.sites().stream());
            case SubscriptionRetired subscription ->
                    Stream.of(subscription.tenant(), subscription.service());
            case SiteRetired site -> Stream.of(site.site());
            case ServiceRetired service -> Stream.of(service.service());
            case TenantRetired tenant -> Stream.of(tenant.tenant());
            default -> Stream.empty();
        };
    }

    private static Stream<Record> needed(
            @Nullable SiteId site, @Nullable ServiceId partOf, List<ServiceId> dependsOn) {
        return Stream.concat(Stream.of(site, partOf).filter(Objects::nonNull), dependsOn.stream());
    }

    private static String subject(CatalogueEvent event) {
        return switch (event) {
            case SiteRegistered site -> "site " + site.site();
            case SiteRetired site -> "site " + site.site();
            case ServiceRegistered service -> "service " + service.service();
            case ServiceRevised service -> "service " + service.service();
            case ServiceRetired service -> "service " + service.service();
            case TenantRegistered tenant -> "tenant " + tenant.tenant();
            case TenantRetired tenant -> "tenant " + tenant.tenant();
            case Subscribed it -> "subscription %s/%s".formatted(it.service(), it.tenant());
            case SubscriptionRevised it ->
                    "subscription %s/%s".formatted(it.service(), it.tenant());
            case SubscriptionRetired it ->
                    "subscription %s/%s".formatted(it.service(), it.tenant());
            default -> "";
        };
    }

    private static List<Object> described(CatalogueEvent event) {
        return switch (event) {
            case ServiceRegistered it ->
                    description(
                            it.name(),
                            it.site(),
                            it.criticality(),
                            it.protectionClass(),
                            it.clientele(),
                            it.partOf(),
                            it.dependsOn(),
                            it.provisional());
            case ServiceRevised it ->
                    description(
                            it.name(),
                            it.site(),
                            it.criticality(),
                            it.protectionClass(),
                            it.clientele(),
                            it.partOf(),
                            it.dependsOn(),
                            it.provisional());
            case Subscribed it -> description(it.sites(), it.alias());
            case SubscriptionRevised it -> description(it.sites(), it.alias());
            default -> List.of(event);
        };
    }

    private static List<Object> description(@Nullable Object... parts) {
        return Stream.of(parts).map(part -> (Object) String.valueOf(part)).toList();
    }
}
