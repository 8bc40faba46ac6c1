package io.incidentledger.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who may do what, as docs/security.md has it.
 *
 * @param callers the heads of its columns
 * @param rows what is written about each operation, column by column
 */
record AccessTable(List<String> callers, Map<String, List<String>> rows) {
    private static final String HEAD = "| operation |";

    static AccessTable written() throws IOException {
        Path page = Path.of(System.getProperty("project.root"), "docs/security.md");
        List<String> callers = List.of();
        Map<String, List<String>> rows = new TreeMap<>();
        for (String line : Files.readAllLines(page)) {
            if (line.startsWith(HEAD)) {
                callers = cells(line);
            } else if (!callers.isEmpty() && line.isEmpty()) {
                // What follows are other tables.
                break;
            } else if (!callers.isEmpty() && line.startsWith("| `")) {
                rows.put(line.split("`", -1)[1], cells(line));
            }
        }
        return new AccessTable(callers, rows);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
            cells.add(cell.strip());
        }
        return List.copyOf(cells.subList(1, cells.size()));
    }
}
