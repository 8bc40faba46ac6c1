package io.incidentledger.query.recovery;

import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.function.Function;

/** How far one incident is on the way back to normal, on all axes. */
@RestController
public final class RecoveryController {
    private final HistoryReads histories;

    /**
     * @param histories what one incident is
     */
    public RecoveryController(HistoryReads histories) {
        this.histories = histories;
    }

    @GetMapping("/api/incidents/{incident}/matrix")
    MatrixView matrix(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        return read(
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after),
                MatrixView::of);
    }

    @GetMapping("/api/incidents/{incident}/steps")
    StepsView steps(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        return read(
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after),
                StepsFold::of);
    }

    @GetMapping("/api/incidents/{incident}/waves")
    WavesView waves(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        return read(
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after),
                WavesView::of);
    }

    @GetMapping("/api/incidents/{incident}/workarounds")
    WorkaroundsView workarounds(
            ActorAuthentication who,
            @PathVariable String incident,
            @RequestParam(required = false) @Nullable String validAt,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String learnedUntil,
            @RequestParam(required = false) @Nullable String after) {
        return read(
                IncidentQuery.of(who.reader(), incident, validAt, knownAt, learnedUntil, after),
                WorkaroundsFold::of);
    }

    private <T> T read(IncidentQuery asked, Function<RecoveryFacts, T> view) {
        return histories.read(
                asked,
                (asOf, history) ->
                        view.apply(
                                new RecoveryFacts(
                                        asked.incident(), asOf, history, asked.reader())));
    }
}
