package io.incidentledger.standalone.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.node.ObjectNode;

import java.util.List;

/** One step of a scenario. */
sealed interface Step {
    /**
     * Asks the product to record something; one request.
     *
     * @param id unique in the scenario
     * @param say what happens, for people
     * @param to whose record it becomes a part of
     * @param of the step that declared the incident it is about; the run's own, if none
     * @param as the subject of the token with which it is sent
     * @param commands at least one, all or nothing; with {@code type} and clocks
     */
    record Request(
            String id,
            String say,
            Destination to,
            @Nullable String of,
            String as,
            List<ObjectNode> commands)
            implements Step {}

    /**
     * Reads and prints.
     *
     * @param views what, in that order
     * @param validAt the moment that is asked about; now, if none
     * @param recordedWith the last step that counts as recorded by then
     */
    record Show(List<View> views, @Nullable String validAt, @Nullable String recordedWith)
            implements Step {}

    /** What can be shown. */
    enum View {
        BOARD,
        RESTORATION,
        TIMELINE,
        FINDINGS,
        WORKAROUNDS,
        FORECASTS,
        UPDATES,
        LINKS,
        DEADLINES,
        MOMENT
    }
}
