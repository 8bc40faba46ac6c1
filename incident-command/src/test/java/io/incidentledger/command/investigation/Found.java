package io.incidentledger.command.investigation;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.investigation.Assessment;
import io.incidentledger.api.investigation.Basis;
import io.incidentledger.api.investigation.EvidenceId;
import io.incidentledger.api.investigation.FindingId;
import io.incidentledger.api.investigation.InvestigationCommand.ConfirmCustody;
import io.incidentledger.api.investigation.InvestigationCommand.HandOverEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.PlaceLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.RegisterEvidence;
import io.incidentledger.api.investigation.InvestigationCommand.ReleaseLegalHold;
import io.incidentledger.api.investigation.InvestigationCommand.StateFinding;
import io.incidentledger.api.investigation.InvestigationCommand.SupersedeFinding;
import io.incidentledger.api.investigation.LegalHoldId;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What is said in the stories of an investigation. */
final class Found {
    static final Sha256 DIGEST = new Sha256("a".repeat(64));
    static final Sha256 OTHER_DIGEST = new Sha256("b".repeat(64));
    static final EvidenceId DISK = new EvidenceId("disk");
    static final LegalHoldId HOLD = new LegalHoldId("mails");
    static final FindingId NO_OUTFLOW = new FindingId("no-outflow");
    static final FindingId OUTFLOW = new FindingId("outflow");

    private Found() {}

    static RegisterEvidence disk() {
        return disk(DIGEST);
    }

    static RegisterEvidence disk(@Nullable Sha256 sha256) {
        return new RegisterEvidence(DISK, "An image of a disk", sha256, "lka", "lka", "Munich");
    }

    static HandOverEvidence handOver(String from, String to) {
        return new HandOverEvidence(DISK, from, to, "S-17", null, null);
    }

    static ConfirmCustody confirmation(String by, @Nullable Sha256 sha256) {
        return new ConfirmCustody(DISK, by, sha256, null);
    }

    static PlaceLegalHold hold() {
        return new PlaceLegalHold(HOLD, "All mails of April", "claims are to be expected");
    }

    static ReleaseLegalHold release() {
        return new ReleaseLegalHold(HOLD, "settled");
    }

    static StateFinding finding(FindingId id, String source) {
        return finding(id, source, Basis.NONE);
    }

    static StateFinding finding(FindingId id, String source, Basis basis) {
        return finding(id, source, List.of(), null, basis);
    }

    static StateFinding finding(
            FindingId id,
            String source,
            List<ServiceId> services,
            @Nullable TenantSelection tenants,
            Basis basis) {
        return new StateFinding(
                id,
                "Was data taken?",
                "According to current knowledge no data has flowed out.",
                source,
                services,
                tenants,
                List.of("health data"),
                Assessment.NONE_KNOWN,
                null,
                basis);
    }

    static SupersedeFinding successor(FindingId superseded, FindingId id, String source) {
        return new SupersedeFinding(
                superseded,
                id,
                "Data has flowed out.",
                source,
                List.of(),
                null,
                List.of(),
                Assessment.CONFIRMED,
                null,
                null);
    }
}
