package io.incidentledger.benchmark.jmh;

import io.incidentledger.api.stream.EventTypes;
import io.incidentledger.wire.json.Json;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** D1: the values of published records become events, on one core. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class DecodeBenchmark {
    private final List<Class<?>> types = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private int next;

    /** Reads what was saved. */
    @Setup
    public void read() throws IOException {
        for (SavedRecord record :
                SavedRecord.read(Path.of(System.getProperty(SavedRecord.PROPERTY)))) {
            types.add(Objects.requireNonNull(EventTypes.BY_NAME.get(record.type())));
            values.add(record.value().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** One record. */
    @Benchmark
    public Object decode() {
        next = next + 1 == values.size() ? 0 : next + 1;
        return Json.EVENTS.readValue(values.get(next), types.get(next));
    }
}
