package io.incidentledger.query.timeline;

import io.incidentledger.query.read.AsOf;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Writes an export; closing it ends what is written. */
interface ExportWriter extends Closeable {
    void begin(AsOf asOf, String incident) throws IOException;

    /** More entries, in the order of recording. */
    void write(List<ShownEntry> entries) throws IOException;
}
