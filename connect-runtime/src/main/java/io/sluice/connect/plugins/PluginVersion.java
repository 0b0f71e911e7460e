package io.sluice.connect.plugins;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version as plugins name them, ordered the way people expect: {@code 1.10} after {@code 1.9}, {@code 2.0-rc1} before
 * {@code 2.0}, {@code 1.0} the same as {@code 1.0.0}.
 */
record PluginVersion(String text) implements Comparable<PluginVersion> {
    private static final Pattern PART = Pattern.compile("\\d+|\\p{L}+");
    /** Words that come before the release they are attached to, in their order; every other word comes after it. */
    private static final List<String> BEFORE_RELEASE = List.of("alpha", "beta", "milestone", "rc", "snapshot");

    private static final List<String> RELEASE = List.of("final", "ga", "release");

    @Override
    public int compareTo(PluginVersion other) {
        List<String> mine = parts();
        List<String> theirs = other.parts();
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = compare(i < mine.size() ? mine.get(i) : "", i < theirs.size() ? theirs.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    boolean sameAs(PluginVersion other) {
        return compareTo(other) == 0;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(text.toLowerCase(Locale.ROOT));
        while (part.find()) {
            if (!RELEASE.contains(part.group())) {
                parts.add(part.group());
            }
        }
        return parts;
    }

    private static int compare(String a, String b) {
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0 || rank(a) <= 0) {
            return byRank;
        }
        return isNumber(a) ? new BigInteger(a).compareTo(new BigInteger(b)) : a.compareTo(b);
    }

    /** Pre-release words, then nothing at all (a zero counts as nothing), then other words, then numbers. */
    private static int rank(String part) {
        if (part.isEmpty() || isNumber(part) && new BigInteger(part).signum() == 0) {
            return 0;
        }
        if (isNumber(part)) {
            return 2;
        }
        int before = BEFORE_RELEASE.indexOf(longForm(part));
        return before < 0 ? 1 : before - BEFORE_RELEASE.size();
    }

    private static String longForm(String word) {
        return switch (word) {
            case "a" -> "alpha";
            case "b" -> "beta";
            case "m" -> "milestone";
            case "cr" -> "rc";
            default -> word;
        };
    }

    private static boolean isNumber(String part) {
        return !part.isEmpty() && Character.isDigit(part.charAt(0));
    }

    @Override
    public String toString() {
        return text;
    }
}
