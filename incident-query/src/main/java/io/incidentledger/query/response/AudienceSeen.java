package io.incidentledger.query.response;

import io.incidentledger.api.catalogue.TenantId;
import io.incidentledger.api.incident.Audience;
import io.incidentledger.api.incident.AudienceKind;
import io.incidentledger.wire.actor.Reader;

import java.util.List;

/** To whom an update speaks, as a reader may know it. */
final class AudienceSeen {
    private AudienceSeen() {}

    /** Whether it speaks to the reader, or the reader is one of us. */
    static boolean reaches(Audience audience, Reader reader) {
        return !reader.isBound()
                || audience.kind() == AudienceKind.PUBLIC
                || !own(audience, reader).isEmpty();
    }

    /** Without those whom the reader may not know. */
    static Audience by(Audience audience, Reader reader) {
        return reader.isBound() && audience.kind() == AudienceKind.TENANTS
                ? new Audience(AudienceKind.TENANTS, own(audience, reader), List.of())
                : audience;
    }

    private static List<TenantId> own(Audience audience, Reader reader) {
        return audience.tenants().stream()
                .filter(tenant -> reader.mayKnow(tenant.value()))
                .toList();
    }
}
