package io.incidentledger.standalone.intake;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A file of records, translated into a file of lines: first all that has to be registered, then the
 * incidents in their order. It is read twice rather than held.
 */
public final class Translation {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path records;
    private final Adapter adapter;
    private final Consumer<String> left;

    /**
     * @param records one to a line
     * @param left takes what no line says
     */
    public Translation(Path records, Adapter adapter, Consumer<String> left) {
        this.records = records;
        this.adapter = adapter;
        this.left = left;
    }

    /** What records say of incidents, to a file; answers how many lines. */
    public long incidents(Path lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            long count = 0;
            SourceCatalogue catalogue = catalogue();
            if (catalogue != null) {
                count += write(catalogue.lines(), out);
            }
            return count + each(adapter::incident, out, left);
        }
    }

    /** What records correct, to a file; answers how many lines. */
    public long corrections(Path lines) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(lines)) {
            return each(adapter::corrections, out, left);
        }
    }

    private @Nullable SourceCatalogue catalogue() throws IOException {
        SourceCatalogue all = null;
        try (BufferedReader in = Files.newBufferedReader(records)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                SourceCatalogue one = readable(line, adapter::catalogue);
                if (one != null) {
                    all = all == null ? one : all.and(one);
                }
            }
        }
        return all;
    }

    private long each(
            Function<JsonNode, Translated> translate, BufferedWriter out, Consumer<String> unsaid)
            throws IOException {
        long count = 0;
        long number = 0;
        try (BufferedReader in = Files.newBufferedReader(records)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                try {
                    Translated record = translate.apply(JSON.readTree(line));
                    record.left().forEach(unsaid);
                    count += write(record.lines(), out);
                } catch (UnknownRecord | JacksonException unknown) {
                    unsaid.accept("Record %d %s".formatted(number, why(unknown)));
                }
            }
        }
        return count;
    }

    /** Of a record that cannot be read nothing is needed; it is told of when its turn comes. */
    private static @Nullable SourceCatalogue readable(
            String line, Function<JsonNode, SourceCatalogue> read) {
        try {
            return read.apply(JSON.readTree(line));
        } catch (UnknownRecord | JacksonException _) {
            return null;
        }
    }

    private static String why(RuntimeException unknown) {
        return unknown instanceof UnknownRecord
                ? String.valueOf(unknown.getMessage())
                : "is no JSON";
    }

    private static long write(Iterable<ObjectNode> lines, BufferedWriter out) throws IOException {
        long count = 0;
        for (ObjectNode line : lines) {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
            count++;
        }
        return count;
    }
}
