package io.incidentledger.query.response;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.OccurredAt;
import io.incidentledger.api.incident.LinkEvent.IncidentLinked;
import io.incidentledger.api.incident.Relation;
import io.incidentledger.query.history.IncidentHistory;
import io.incidentledger.query.history.StandingEntry;
import io.incidentledger.query.read.AsOf;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * How an incident stands to others, as far as the reader may know of both.
 *
 * @param links what was said in this incident, in the order of recording
 * @param linkedFrom what was said in others about this one, in the order of recording
 */
record LinksView(AsOf asOf, String incident, List<Link> links, List<Link> linkedFrom) {
    /**
     * A link.
     *
     * @param entry where it was said
     * @param other the incident at the other end
     * @param reason absent for somebody who is bound to tenants
     */
    record Link(
            EntryId entry,
            OccurredAt at,
            Relation relation,
            String other,
            @Nullable String reason) {}

    /**
     * Folds both ways.
     *
     * @param others what was said about links in all incidents that ever named this one
     * @param known those of some incidents that the reader may know of
     */
    static LinksView of(
            Shown shown,
            IncidentHistory others,
            Function<Collection<String>, Collection<String>> known) {
        List<StandingEntry<IncidentLinked>> said = shown.marked(IncidentLinked.class);
        List<StandingEntry<IncidentLinked>> saidElsewhere =
                new Shown(shown.incident(), shown.asOf(), others, shown.reader())
                        .marked(IncidentLinked.class).stream()
                                .filter(it -> otherOf(it).equals(shown.incident()))
                                .toList();
        return new LinksView(
                shown.asOf(),
                shown.incident(),
                links(said, LinksView::otherOf, known, shown),
                links(saidElsewhere, it -> it.event().incident().value(), known, shown));
    }

    private static String otherOf(StandingEntry<IncidentLinked> entry) {
        return entry.event().other().value();
    }

    private static List<Link> links(
            List<StandingEntry<IncidentLinked>> entries,
            Function<StandingEntry<IncidentLinked>, String> other,
            Function<Collection<String>, Collection<String>> known,
            Shown shown) {
        Collection<String> mayBeKnown = known.apply(entries.stream().map(other).toList());
        return entries.stream()
                .filter(it -> mayBeKnown.contains(other.apply(it)))
                .map(
                        it ->
                                new Link(
                                        it.entry(),
                                        it.occurredAt(),
                                        it.event().relation(),
                                        other.apply(it),
                                        shown.reader().isBound() ? null : it.event().reason()))
                .toList();
    }
}
