package io.incidentledger.command.judgement;

import static io.incidentledger.api.refusal.RefusalCode.OBJECTED;

import io.incidentledger.api.fact.Objection;
import io.incidentledger.api.fact.ObjectionCode;
import io.incidentledger.api.refusal.CommandRefused;
import io.incidentledger.api.refusal.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What stands against one statement.
 *
 * @param recorded every objection that is recorded with it if it is accepted
 * @param blocking those of them that refuse it unless it names them in {@code despite}
 */
public record Verdict(List<Objection> recorded, List<Objection> blocking) {
    /** Nothing stands against it. */
    public static final Verdict CLEAR = new Verdict(List.of(), List.of());

    public Verdict {
        recorded = List.copyOf(recorded);
        blocking = List.copyOf(blocking);
    }

    /** All of these stand against it, and each refuses it. */
    public static Verdict against(List<Objection> objections) {
        return new Verdict(objections, objections);
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        List<Objection> allRecorded = new ArrayList<>(recorded);
        allRecorded.addAll(other.recorded);
        List<Objection> allBlocking = new ArrayList<>(blocking);
        allBlocking.addAll(other.blocking);
        return new Verdict(allRecorded, allBlocking);
    }

    /**
     * Refuses the statement if an objection stands that it does not override.
     *
     * @throws CommandRefused naming every such objection
     */
    public void require(Set<ObjectionCode> despite) {
        List<Objection> standing =
                blocking.stream().filter(objection -> !despite.contains(objection.code())).toList();
        if (!standing.isEmpty()) {
            String sentence =
                    standing.stream().map(Objection::sentence).collect(Collectors.joining(" "));
            throw new CommandRefused(new Refusal(OBJECTED, sentence, null, List.of(), standing));
        }
    }
}
