package io.incidentledger.benchmark.report;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A report for programs: what is not steady has no ratio. */
public final class JsonReport {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    /** All of it. */
    public static String of(Report report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", report.machine());
        json.put("settings", report.settings());
        json.put("ceilings", report.ceilings().stream().map(JsonReport::ceiling).toList());
        json.put("measures", report.measures().stream().map(JsonReport::measure).toList());
        return JSON.writeValueAsString(json) + "\n";
    }

    private static Map<String, Object> ceiling(Ceiling it) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", it.name());
        json.put("what", it.what());
        json.put("unit", it.unit().strip());
        json.put("median", it.rounds().median());
        json.put("spread", it.rounds().spread());
        json.put("rounds", it.rounds().figures());
        return json;
    }

    private static Map<String, Object> measure(Measure it) {
        Map<String, Object> json = new LinkedHashMap<>();
        boolean steady = it.rounds().isSteady();
        json.put("name", it.name());
        json.put("unit", it.unit().isBlank() ? "ratio" : it.unit().strip());
        json.put("ratio", steady ? it.rounds().median() : null);
        json.put("spread", it.rounds().spread());
        json.put("must", target(it.must(), it.rounds()));
        json.put("aim", target(it.aim(), it.rounds()));
        json.put("detail", it.detail());
        json.put("rounds", List.copyOf(it.rounds().figures()));
        return json;
    }

    private static @Nullable Map<String, Object> target(@Nullable Target target, Rounds rounds) {
        if (target == null) {
            return null;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("value", target.value());
        json.put("met", rounds.isSteady() && target.metBy(rounds.median()));
        return json;
    }
}
