package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.catalogue.ServiceId;
import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.incident.TenantSelection;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What can be asked of an investigation. The incident, the clocks and who stands behind it come
 * with the {@link InvestigationStatement} around it. Constructors check the shape and throw {@link
 * MalformedInput}; what the record allows is decided later. People and organisations are given as
 * references of at most 200 characters.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
public sealed interface InvestigationCommand {

    /**
     * An item was acquired, at its occurredAt.
     *
     * @param sha256 its digest, where it has one
     * @param acquiredBy who secured it
     * @param heldBy in whose custody it is from then on
     * @param place where it is kept, at most 200 characters
     */
    record RegisterEvidence(
            EvidenceId evidence,
            String description,
            @Nullable Sha256 sha256,
            String acquiredBy,
            String heldBy,
            @Nullable String place)
            implements InvestigationCommand {
        public RegisterEvidence {
            Text.require("description", description, Text.STATEMENT);
            Text.require("acquiredBy", acquiredBy, Text.REFERENCE);
            Text.require("heldBy", heldBy, Text.REFERENCE);
            Text.limit("place", place, Text.REFERENCE);
        }
    }

    /**
     * An item changed hands, at its occurredAt. Whether it was in the hands of {@code from} is not
     * asked here: a gap in the chain is recorded, and shown.
     *
     * @param seal the number of its seal, at most 200 characters; absent if it was not sealed
     * @param condition what it was like
     * @param place where it is kept from then on, at most 200 characters
     */
    record HandOverEvidence(
            EvidenceId evidence,
            String from,
            String to,
            @Nullable String seal,
            @Nullable String condition,
            @Nullable String place)
            implements InvestigationCommand {
        public HandOverEvidence {
            Text.require("from", from, Text.REFERENCE);
            Text.require("to", to, Text.REFERENCE);
            Text.limit("seal", seal, Text.REFERENCE);
            Text.limit("condition", condition, Text.STATEMENT);
            Text.limit("place", place, Text.REFERENCE);
        }
    }

    /**
     * Somebody had an item in their hands and looked at it, at its occurredAt.
     *
     * @param by who
     * @param sha256 its digest, computed again
     * @param condition what it was like
     */
    record ConfirmCustody(
            EvidenceId evidence, String by, @Nullable Sha256 sha256, @Nullable String condition)
            implements InvestigationCommand {
        public ConfirmCustody {
            Text.require("by", by, Text.REFERENCE);
            Text.limit("condition", condition, Text.STATEMENT);
        }
    }

    /**
     * Somebody holds something to be so. Others may hold the opposite: both stand.
     *
     * @param question what it answers, at most 200 characters; those that answer the same question
     *     give it in the same words
     * @param source whose finding it is
     * @param services what it is about; may be empty
     * @param tenants whom it is about; absent if nobody in particular. With {@code "ALL"} those who
     *     are subscribed to one of the services, or to any if none is named
     * @param kindsOfData what it is about, at most 200 characters each; may be empty
     * @param confidence absent if the source did not say
     */
    record StateFinding(
            FindingId finding,
            String question,
            String statement,
            String source,
            List<ServiceId> services,
            @Nullable TenantSelection tenants,
            List<String> kindsOfData,
            Assessment assessment,
            @Nullable Confidence confidence,
            @Nullable Basis basis)
            implements InvestigationCommand {
        public StateFinding {
            Text.require("question", question, Text.TITLE);
            Text.require("statement", statement, Text.STATEMENT);
            Text.require("source", source, Text.REFERENCE);
            services = distinct(services);
            kindsOfData = distinctTexts(kindsOfData);
        }
    }

    /**
     * A source says something else than it said before, to the same question. The fields are those
     * of {@link StateFinding}.
     *
     * @param supersedes the finding that no longer holds
     */
    record SupersedeFinding(
            FindingId supersedes,
            FindingId finding,
            String statement,
            String source,
            List<ServiceId> services,
            @Nullable TenantSelection tenants,
            List<String> kindsOfData,
            Assessment assessment,
            @Nullable Confidence confidence,
            @Nullable Basis basis)
            implements InvestigationCommand {
        public SupersedeFinding {
            if (finding.equals(supersedes)) {
                throw new MalformedInput("finding", "must be another than the one it supersedes");
            }
            Text.require("statement", statement, Text.STATEMENT);
            Text.require("source", source, Text.REFERENCE);
            services = distinct(services);
            kindsOfData = distinctTexts(kindsOfData);
        }
    }

    /**
     * Something must be kept from now on.
     *
     * @param scope what
     */
    record PlaceLegalHold(LegalHoldId hold, String scope, String reason)
            implements InvestigationCommand {
        public PlaceLegalHold {
            Text.require("scope", scope, Text.STATEMENT);
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    record ReleaseLegalHold(LegalHoldId hold, String reason) implements InvestigationCommand {
        public ReleaseLegalHold {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Replaces the whole asserted part of an entry; the original stays in the record. */
    record CorrectEntry(EntryId entry, InvestigationReplacement replacement, String reason)
            implements InvestigationCommand {
        public CorrectEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    /** Takes an entry back; it stays in the record. */
    record RetractEntry(EntryId entry, String reason) implements InvestigationCommand {
        public RetractEntry {
            Text.require("reason", reason, Text.STATEMENT);
        }
    }

    private static List<ServiceId> distinct(@Nullable List<ServiceId> services) {
        return Objects.requireNonNullElse(services, List.<ServiceId>of()).stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> distinctTexts(@Nullable List<String> kindsOfData) {
        List<String> kinds = Objects.requireNonNullElse(kindsOfData, List.of());
        kinds.forEach(kind -> Text.require("kindsOfData", kind, Text.REFERENCE));
        return kinds.stream().distinct().sorted().toList();
    }
}
