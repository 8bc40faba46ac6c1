package io.incidentledger.command.catalogue;

/**
 * How many slips of a finger lie between two words: a letter too many, one missing, one wrong, or
 * two neighbours swapped (optimal string alignment). Plain Levenshtein counts a swap twice, and
 * suggests a word that nobody meant.
 */
final class EditDistance {
    private EditDistance() {}

    static int between(String one, String other) {
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : fewest(edits, one, i, other, j);
            }
        }
        return edits[one.length()][other.length()];
    }

    /** The fewest edits between the first {@code i} letters of one and {@code j} of the other. */
    private static int fewest(int[][] edits, String one, int i, String other, int j) {
        int wrong = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int fewest =
                Math.min(
                        edits[i - 1][j - 1] + wrong,
                        Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped =
                i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, edits[i - 2][j - 2] + 1) : fewest;
    }
}
