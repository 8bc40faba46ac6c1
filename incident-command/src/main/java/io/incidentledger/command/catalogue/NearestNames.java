package io.incidentledger.command.catalogue;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.stream.Stream;

/** What may have been meant by a name that nobody knows. */
public final class NearestNames {
    /** Three fit into a sentence that somebody reads at three in the morning. */
    private static final int MOST = 3;

    private NearestNames() {}

    /** At most three known names, the nearest first. */
    public static List<String> of(String unknown, Stream<String> known) {
        return known.sorted(
                        comparingInt((String name) -> distance(unknown, name))
                                .thenComparing(name -> name))
                .limit(MOST)
                .toList();
    }

    /** The same as the end of a sentence; if there is none, what to do instead. */
    public static String hint(List<String> nearest, String otherwise) {
        return nearest.isEmpty()
                ? otherwise
                : "Did you mean %s?".formatted(String.join(" or ", nearest));
    }

    private static int distance(String unknown, String name) {
        int edits = EditDistance.between(unknown, name);
        boolean partOfTheOther = name.contains(unknown) || unknown.contains(name);
        return partOfTheOther ? Math.min(edits, 1) : edits;
    }
}
