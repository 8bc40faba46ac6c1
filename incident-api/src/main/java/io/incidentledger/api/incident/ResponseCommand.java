package io.incidentledger.api.incident;

import io.incidentledger.api.fact.EntryId;
import io.incidentledger.api.fact.Text;
import io.incidentledger.api.refusal.MalformedInput;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** What can be asked of an incident about those who work on it, and what they decide. */
public sealed interface ResponseCommand extends IncidentCommand {
    /** How many options a decision may have, and entries it may rest on. */
    int MOST = 50;

    /**
     * An organisation takes part from now on.
     *
     * @param party its id, chosen by whoever engages it
     * @param name of the organisation; never of a person
     * @param role what it is there for
     */
    record EngageParty(String party, PartyKind kind, String name, @Nullable String role)
            implements ResponseCommand {
        public EngageParty {
            Text.require("party", party, Text.REFERENCE);
            Text.require("name", name, Text.TITLE);
            Text.limit("role", role, Text.STATEMENT);
        }
    }

    /** An organisation takes part no longer. */
    record ReleaseParty(String party, @Nullable String note) implements ResponseCommand {
        public ReleaseParty {
            Text.require("party", party, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }

    /**
     * Something was decided. Who decided it is said beside it, with {@code decidedBy}.
     *
     * @param options what could have been done, at most {@link #MOST}; may be empty
     * @param choice what is done; one of the options, where there are any
     * @param basis the entries that it rests on, at most {@link #MOST}; may be empty
     */
    record RecordDecision(
            String title,
            List<String> options,
            String choice,
            @Nullable String reasons,
            List<EntryId> basis)
            implements ResponseCommand {
        public RecordDecision {
            options = List.copyOf(Objects.requireNonNullElse(options, List.of()));
            basis = List.copyOf(Objects.requireNonNullElse(basis, List.of()));
            Text.require("title", title, Text.TITLE);
            Text.require("choice", choice, Text.STATEMENT);
            Text.limit("reasons", reasons, Text.STATEMENT);
            options.forEach(option -> Text.require("options", option, Text.STATEMENT));
            if (options.size() > MOST) {
                throw new MalformedInput("options", "must be at most %d".formatted(MOST));
            }
            if (basis.size() > MOST) {
                throw new MalformedInput("basis", "must be at most %d".formatted(MOST));
            }
        }
    }

    /**
     * A role passes from one to another, who has yet to accept it.
     *
     * @param role such as {@code incident-lead}
     * @param from who holds it, as a reference to a person; null the first time
     * @param to who is to hold it, as a reference to a person
     * @param openPoints what is left to be done
     */
    record HandOverRole(String role, @Nullable String from, String to, @Nullable String openPoints)
            implements ResponseCommand {
        public HandOverRole {
            Text.require("role", role, Text.REFERENCE);
            if (from != null) {
                Text.require("from", from, Text.REFERENCE);
            }
            Text.require("to", to, Text.REFERENCE);
            Text.limit("openPoints", openPoints, Text.STATEMENT);
            if (to.equals(from)) {
                throw new MalformedInput("to", "must be somebody else than from");
            }
        }
    }

    /** Whoever a role was handed over to holds it from now on. */
    record AcceptRole(String role, String by, @Nullable String note) implements ResponseCommand {
        public AcceptRole {
            Text.require("role", role, Text.REFERENCE);
            Text.require("by", by, Text.REFERENCE);
            Text.limit("note", note, Text.STATEMENT);
        }
    }
}
