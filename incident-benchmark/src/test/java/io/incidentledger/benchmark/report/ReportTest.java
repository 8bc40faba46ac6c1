package io.incidentledger.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.incidentledger.benchmark.report.Measure.Verdict;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;

class ReportTest {
    @Nested
    class Rounds_of_a_figure {
        @Test
        void have_the_one_in_the_middle_as_their_median() {
            assertThat(rounds(5, 1, 3).median()).isEqualTo(3);
            assertThat(rounds(5, 1, 3, 4).median()).isEqualTo(3.5);
        }

        /** Fails when one round that went wrong counts. */
        @Test
        void are_as_far_apart_as_the_middle_half_of_them() {
            assertThat(rounds(90, 100, 100, 110, 1_000).spread()).isCloseTo(0.1, within(1e-9));
        }
    }

    @Nested
    class A_measure {
        @Test
        void says_what_was_reached() {
            assertThat(measure(0.5, rounds(0.4, 0.4, 0.4)).verdict()).isEqualTo(Verdict.MISSED);
            assertThat(measure(0.5, rounds(0.5, 0.5, 0.5)).verdict()).isEqualTo(Verdict.MUST_MET);
            assertThat(measure(0.5, rounds(0.9, 0.9, 0.9)).verdict()).isEqualTo(Verdict.AIM_MET);
            assertThat(measure(null, rounds(0.9)).verdict()).isEqualTo(Verdict.SHOWN);
        }

        @Test
        void of_times_is_reached_from_above() {
            Measure time =
                    new Measure("time", " ms", rounds(4), "", Target.atMost(20), Target.atMost(5));
            assertThat(time.verdict()).isEqualTo(Verdict.AIM_MET);
        }

        /** Fails when a median is believed whose rounds have nothing in common. */
        @Test
        void says_nothing_where_its_rounds_differ_too_much() {
            Measure wild = measure(0.5, rounds(0.1, 0.9, 0.2, 1.4, 0.8));

            assertThat(wild.verdict()).isEqualTo(Verdict.UNSTEADY);
            assertThat(report(wild).isMet()).isFalse();
            JsonNode json = json(report(wild)).path("measures").path(0);
            assertThat(json.path("ratio").isNull()).isTrue();
            assertThat(json.path("must").path("met").asBoolean()).isFalse();
            assertThat(TextTable.of(report(wild))).contains("UNSTEADY", "0.10, 0.90, 0.20, 1.40");
            assertThat(Picture.of(report(wild))).doesNotContain("rounds of it");
        }
    }

    @Test
    void a_report_is_met_when_nothing_was_missed() {
        assertThat(report(measure(0.5, rounds(0.6))).isMet()).isTrue();
        assertThat(report(measure(0.5, rounds(0.6)), measure(0.5, rounds(0.1))).isMet()).isFalse();
    }

    @Test
    void json_has_each_figure_with_what_it_had_to_reach() {
        JsonNode json = json(report(measure(0.5, rounds(0.6, 0.7, 0.8))));

        assertThat(json.path("machine").path("cores").asString()).isEqualTo("2");
        assertThat(json.path("settings").path("fsync").asString()).isEqualTo("on");
        JsonNode ceiling = json.path("ceilings").path(0);
        assertThat(ceiling.path("name").asString()).isEqualTo("C1");
        assertThat(ceiling.path("median").asDouble()).isEqualTo(1_000);
        JsonNode measure = json.path("measures").path(0);
        assertThat(measure.path("name").asString()).isEqualTo("rounds of it");
        assertThat(measure.path("ratio").asDouble()).isEqualTo(0.7);
        assertThat(measure.path("spread").asDouble()).isCloseTo(0.1 / 0.7, within(1e-9));
        assertThat(measure.path("must").path("value").asDouble()).isEqualTo(0.5);
        assertThat(measure.path("must").path("met").asBoolean()).isTrue();
        assertThat(measure.path("aim").path("met").asBoolean()).isFalse();
    }

    @Test
    void a_bar_ends_behind_the_line_where_the_figure_is_better_than_it_must_be() {
        String better = Picture.of(report(measure(0.5, rounds(0.75))));
        String worse = Picture.of(report(measure(0.5, rounds(0.25))));

        assertThat(better).contains("width=\"240\"", "x1=\"560\"", "x=\"400\"");
        assertThat(worse).contains("width=\"80\"");
    }

    private static Rounds rounds(double... figures) {
        return new Rounds(java.util.Arrays.stream(figures).boxed().toList());
    }

    private static Measure measure(@Nullable Double must, Rounds rounds) {
        return new Measure(
                "rounds of it",
                "",
                rounds,
                "",
                must == null ? null : Target.atLeast(must),
                Target.atLeast(0.9));
    }

    private static Report report(Measure... measures) {
        return new Report(
                Map.of("cores", "2"),
                Map.of("fsync", "on"),
                List.of(new Ceiling("C1", "append", "/s", rounds(1_000))),
                List.of(measures));
    }

    private static JsonNode json(Report report) {
        return JsonMapper.shared().readTree(JsonReport.of(report));
    }
}
