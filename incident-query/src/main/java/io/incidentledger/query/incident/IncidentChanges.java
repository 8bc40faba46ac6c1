package io.incidentledger.query.incident;

import io.incidentledger.api.incident.IncidentEvent;
import io.incidentledger.query.incident.Subject.Pair;
import io.incidentledger.query.incident.Subject.Site;
import io.incidentledger.query.incident.Subject.Whole;
import io.incidentledger.query.table.Versions;

/** What the records of one batch change in the rows of incidents. */
record IncidentChanges(
        Versions<String, IncidentRow> incidents,
        Versions<DisruptionRow.Key, DisruptionRow> disruptions,
        Versions<SiteRow.Key, SiteRow> sites) {
    IncidentChanges() {
        this(new Versions<>(), new Versions<>(), new Versions<>());
    }

    /** Applies one record, and answers the incident as it is then. */
    IncidentFold apply(IncidentFold before, IncidentEvent event, long position) {
        IncidentFold after = before.plus(event);
        IncidentRows old = before.rows();
        IncidentRows rows = after.rows();
        for (Subject subject : before.standing().touchedBy(event)) {
            switch (subject) {
                case Whole _ -> incidents.replace(old.summary(), rows.summary(), position);
                case Pair pair ->
                        disruptions.replace(
                                old.disruptions(pair), rows.disruptions(pair), position);
                case Site site -> sites.replace(old.outages(site), rows.outages(site), position);
            }
        }
        return after;
    }
}
