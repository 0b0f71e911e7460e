package io.sluice.connect.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a mistyped name may have meant. */
public final class Suggestion {
    private Suggestion() {}

    /** The known name closest to the given one, if any is close enough to be worth saying. */
    public static Optional<String> nearest(String name, Collection<String> known) {
        return known.stream()
                .filter(candidate -> isNear(name, candidate))
                .min(Comparator.<String>comparingInt(candidate -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Whether one name can be a slip of the pen for the other: few edits, or other case of letters. */
    public static boolean isNear(String name, String known) {
        int allowed = Math.max(1, Math.min(name.length(), known.length()) / 5);
        return Math.abs(name.length() - known.length()) <= allowed
                && distance(name.toLowerCase(Locale.ROOT), known.toLowerCase(Locale.ROOT)) <= allowed;
    }

    /** How many letters have to be inserted, removed or replaced to make one text of the other. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[b.length()];
    }
}
