package io.incidentledger.query.response;

import static io.incidentledger.query.fixture.Facts.at;
import static io.incidentledger.query.fixture.Facts.moment;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.fact.ActorId;
import io.incidentledger.api.fact.Clocks;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.AudienceKind;
import io.incidentledger.api.incident.CommunicationEvent.UpdateApproved;
import io.incidentledger.api.incident.CommunicationEvent.UpdateDrafted;
import io.incidentledger.api.incident.CommunicationEvent.UpdateReleased;
import io.incidentledger.api.incident.IncidentId;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/** Events about one update, as short as a test can read them; times are of 24 April 2023. */
record Said(IncidentId incident, String update, Audience audience) {
    static Audience to(String... tenants) {
        return new Audience(
                AudienceKind.TENANTS, Stream.of(tenants).map(TenantId::new).toList(), List.of());
    }

    UpdateDrafted drafted(String text, String time, @Nullable String nextUpdateBy) {
        return drafted(text, at(time), nextUpdateBy, null);
    }

    UpdateDrafted correcting(String other, String text, String time) {
        return drafted(text, at(time), null, other);
    }

    UpdateDrafted drafted(
            String text, Clocks clocks, @Nullable String nextUpdateBy, @Nullable String corrects) {
        return new UpdateDrafted(
                incident,
                update,
                audience,
                text,
                nextUpdateBy == null ? null : moment(nextUpdateBy),
                corrects,
                actor("author"),
                clocks);
    }

    UpdateApproved approved(long version, String approver, String time) {
        return new UpdateApproved(
                incident,
                update,
                entry(version),
                Sha256.ofText("as drafted"),
                actor(approver),
                "press officer",
                null,
                at(time));
    }

    UpdateReleased released(long version, String time, Long... approvals) {
        return released(version, at(time), approvals);
    }

    UpdateReleased released(long version, Clocks clocks, Long... approvals) {
        return new UpdateReleased(
                incident,
                update,
                entry(version),
                audience,
                "status page",
                Sha256.ofText("as drafted"),
                Stream.of(approvals).map(this::entry).toList(),
                approvals.length == 0 ? "It cannot wait." : null,
                clocks);
    }

    private EntryId entry(long sequence) {
        return new EntryId(incident.value(), sequence);
    }

    private static ActorId actor(String subject) {
        return new ActorId("https://issuer.test", subject);
    }
}
