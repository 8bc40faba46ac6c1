package io.incidentledger.benchmark.measure;

import io.incidentledger.benchmark.report.Ceiling;
import io.incidentledger.benchmark.report.Measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What has been found so far, in the order in which it was; told as it comes. */
public final class Findings {
    private final List<Ceiling> ceilings = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Consumer<String> say;

    /**
     * @param say takes a line for the person who waits
     */
    public Findings(Consumer<String> say) {
        this.say = say;
    }

    void add(Ceiling ceiling) {
        ceilings.add(ceiling);
        say.accept(
                "%s %s: %s".formatted(ceiling.name(), ceiling.what(), ceiling.rounds().figures()));
    }

    void add(Measure measure) {
        measures.add(measure);
        say.accept(
                "%s: %s %s"
                        .formatted(measure.name(), measure.rounds().figures(), measure.detail()));
    }

    void say(String line) {
        say.accept(line);
    }

    /** The ceilings. */
    public List<Ceiling> ceilings() {
        return List.copyOf(ceilings);
    }

    /** The measures. */
    public List<Measure> measures() {
        return List.copyOf(measures);
    }
}
