package io.incidentledger.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of requests, in the syntax that the HTTP client of IntelliJ and the REST client of VS Code
 * have in common: {@code ###} between requests, {@code @name = value} and {@code {{name}}}.
 *
 * @param variables as they stand in the file
 * @param requests in their order, with what is in braces not yet filled in
 */
record HttpFile(Map<String, String> variables, List<Request> requests) {
    private static final Pattern VARIABLE = Pattern.compile("@(\\w+) *= *(.*)");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    /**
     * One request.
     *
     * @param title what stands behind {@code ###}
     * @param headers by name
     * @param body empty if there is none
     */
    record Request(
            String title, String method, String url, Map<String, String> headers, String body) {
        Request filledIn(Map<String, String> values) {
            Map<String, String> filled = new LinkedHashMap<>();
            headers.forEach((name, value) -> filled.put(name, fill(value, values)));
            return new Request(title, method, fill(url, values), filled, fill(body, values));
        }
    }

    static HttpFile read(Path path) {
        try {
            return parse(Files.readString(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static HttpFile parse(String text) {
        HttpFile file = new HttpFile(new LinkedHashMap<>(), new ArrayList<>());
        for (String part : text.split("(?m)^###", -1)) {
            file.add(part);
        }
        return file;
    }

    private void add(String part) {
        int firstLine = part.indexOf('\n');
        List<String> lines =
                part.substring(firstLine + 1)
                        .lines()
                        .filter(line -> !line.startsWith("#") && !isVariable(line))
                        .dropWhile(String::isBlank)
                        .toList();
        if (!lines.isEmpty()) {
            requests.add(request(part.substring(0, firstLine).strip(), lines));
        }
    }

    private boolean isVariable(String line) {
        Matcher variable = VARIABLE.matcher(line);
        if (variable.matches()) {
            variables.put(variable.group(1), variable.group(2));
        }
        return variable.matches();
    }

    private static Request request(String title, List<String> lines) {
        String[] first = lines.getFirst().split(" ", 2);
        List<String> headers = lines.stream().skip(1).takeWhile(line -> !line.isBlank()).toList();
        Map<String, String> byName = new LinkedHashMap<>();
        headers.forEach(line -> byName.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        String body = String.join("\n", lines.subList(1 + headers.size(), lines.size())).strip();
        return new Request(title, first[0], first[1], byName, body);
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(
                        place -> {
                            String value = values.get(place.group(1));
                            if (value == null) {
                                throw new IllegalArgumentException("No value for " + place.group());
                            }
                            return Matcher.quoteReplacement(value);
                        });
    }
}
