package io.incidentledger.api.investigation;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Sha256;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

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
}
