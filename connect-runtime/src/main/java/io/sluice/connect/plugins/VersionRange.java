package io.sluice.connect.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which versions of a plugin will do: exactly one ({@code 1.2.3}), an interval ({@code [1.0,2.0)}, {@code [1.5,)}), several
 * intervals, or any at all.
 */
public final class VersionRange {
    private static final VersionRange ANY = new VersionRange("any", List.of());
    private static final Pattern INTERVAL =
            Pattern.compile("\\s*([\\[(])([^,\\[\\]()]*)(,)?([^,\\[\\]()]*)([])])\\s*,?");

    private final String text;
    private final List<Interval> intervals;

    private record Interval(Optional<PluginVersion> from, boolean fromIn, Optional<PluginVersion> to, boolean toIn) {
        boolean holds(PluginVersion version) {
            return from.map(v -> v.sameAs(version) ? fromIn : v.compareTo(version) < 0)
                            .orElse(true)
                    && to.map(v -> v.sameAs(version) ? toIn : v.compareTo(version) > 0)
                            .orElse(true);
        }
    }

    private VersionRange(String text, List<Interval> intervals) {
        this.text = text;
        this.intervals = intervals;
    }

    public static VersionRange any() {
        return ANY;
    }

    /**
     * Reads a version or range; null, empty text and {@code latest} stand for any.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    public static VersionRange parse(String text) {
        if (text == null || text.isBlank() || text.equals("latest")) {
            return ANY;
        }
        String trimmed = text.strip();
        if ("[(".indexOf(trimmed.charAt(0)) < 0) {
            Optional<PluginVersion> exactly = Optional.of(new PluginVersion(trimmed));
            return new VersionRange(trimmed, List.of(new Interval(exactly, true, exactly, true)));
        }
        List<Interval> intervals = new ArrayList<>();
        Matcher next = INTERVAL.matcher(trimmed);
        int end = 0;
        while (end < trimmed.length()) {
            if (!next.find() || next.start() != end) {
                throw malformed(text);
            }
            intervals.add(interval(next, text));
            end = next.end();
        }
        return new VersionRange(trimmed, List.copyOf(intervals));
    }

    private static Interval interval(Matcher matched, String text) {
        Optional<PluginVersion> from = version(matched.group(2));
        boolean single = matched.group(3) == null;
        Optional<PluginVersion> to = single ? from : version(matched.group(4));
        boolean upsideDown = from.isPresent() && to.isPresent() && from.get().compareTo(to.get()) > 0;
        if (upsideDown || single && from.isEmpty()) {
            throw malformed(text);
        }
        return new Interval(
                from, matched.group(1).equals("["), to, matched.group(5).equals("]"));
    }

    private static Optional<PluginVersion> version(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(new PluginVersion(text.strip()));
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is neither a version nor a range of versions such as 1.2.3, [1.0,2.0) or [1.5,)");
    }

    public boolean holds(String version) {
        PluginVersion asked = new PluginVersion(version);
        return intervals.isEmpty() || intervals.stream().anyMatch(interval -> interval.holds(asked));
    }

    @Override
    public String toString() {
        return text;
    }
}
