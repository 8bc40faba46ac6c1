package io.incidentledger.query.recovery;

import io.incidentledger.query.history.AsOfParameters;
import io.incidentledger.query.history.HistoryReads;
import io.incidentledger.query.history.IncidentQuery;
import io.incidentledger.wire.http.ActorAuthentication;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
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
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), MatrixView::of);
    }

    @GetMapping("/api/incidents/{incident}/steps")
    StepsView steps(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), StepsFold::of);
    }

    @GetMapping("/api/incidents/{incident}/waves")
    WavesView waves(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), WavesView::of);
    }

    @GetMapping("/api/incidents/{incident}/workarounds")
    WorkaroundsView workarounds(
            ActorAuthentication who,
            @PathVariable String incident,
            @ModelAttribute AsOfParameters when) {
        return read(when.about(incident, who.reader()), WorkaroundsFold::of);
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
