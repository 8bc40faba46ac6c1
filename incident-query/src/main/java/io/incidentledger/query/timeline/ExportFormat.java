package io.incidentledger.query.timeline;

import java.io.IOException;
import java.io.Writer;

/** What an export is written as. */
enum ExportFormat {
    /** One object, as a page of a timeline that has no next. */
    JSON("application/json") {
        @Override
        ExportWriter to(Writer out) {
            return new JsonExport(out);
        }
    },
    /** RFC 4180, one line for each entry. */
    CSV("text/csv;charset=UTF-8") {
        @Override
        ExportWriter to(Writer out) throws IOException {
            return new CsvExport(out);
        }
    };

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    /** Of a file name. */
    String ending() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    abstract ExportWriter to(Writer out) throws IOException;
}
