package io.incidentledger.tidiness;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule about files, and a sample that breaks it: a rule that cannot fail is decoration.
 *
 * @param sentence the rule
 * @param findings what breaks it in a set of files; nothing if it is kept
 * @param broken files that do break it
 */
record HouseRule(
        String sentence,
        Function<List<SourceFile>, List<String>> findings,
        List<SourceFile> broken) {

    /** A rule that looks at each file on its own. */
    static HouseRule ofEach(
            String sentence,
            Function<SourceFile, Stream<String>> findings,
            String path,
            String broken) {
        return new HouseRule(
                sentence,
                files ->
                        files.stream()
                                .flatMap(
                                        file ->
                                                findings.apply(file)
                                                        .map(it -> file.path() + ": " + it))
                                .toList(),
                List.of(new SourceFile(path, broken)));
    }

    /** A rule that some files must not hold a text. */
    static HouseRule without(
            String sentence,
            Predicate<SourceFile> where,
            Pattern text,
            String path,
            String broken) {
        return ofEach(
                sentence,
                file ->
                        where.test(file)
                                ? text.matcher(file.text()).results().map(it -> it.group().strip())
                                : Stream.empty(),
                path,
                broken);
    }

    @Override
    public String toString() {
        return sentence;
    }
}
