package io.incidentledger.benchmark.jmh;

import io.incidentledger.api.stream.RecordHeader;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A published record, on its way to a JVM that is measured; one line of a file.
 *
 * @param type the type of its event
 * @param value its value
 */
record SavedRecord(String type, String value) {
    /** The system property that names the file. */
    static final String PROPERTY = "benchmark.records";

    private static final String TAB = "\t";

    static void write(Path file, List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        Files.write(file, records.stream().map(SavedRecord::line).toList());
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        Header type = record.headers().lastHeader(RecordHeader.TYPE);
        return text(type.value()) + TAB + text(record.value());
    }

    static List<SavedRecord> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(TAB, 2))
                .map(it -> new SavedRecord(it[0], it[1]))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
