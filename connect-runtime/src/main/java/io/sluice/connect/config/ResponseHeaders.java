package io.sluice.connect.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header rules in {@code response.http.headers.config}: which headers every REST answer carries. */
public final class ResponseHeaders {
    /** A rule may be quoted as a whole, which lets its value contain commas. */
    private static final Pattern NEXT = Pattern.compile("\\s*(?:\"([^\"]*)\"|([^,\"]*))\\s*(?:,|$)");

    private static final Pattern FORM =
            Pattern.compile("(?i)\\s*(set|add|setDate|addDate)\\s+([!#$%&'*+.^_`|~0-9a-z-]+)\\s*:\\s*(.*)");

    static final Rule RULE = Rule.text(
            "rules such as: set X-Frame-Options: DENY, with one of the actions set, add, setDate, addDate",
            text -> parse(text).isPresent());

    /** What to do with a header. */
    public enum Action {
        SET,
        ADD,
        SETDATE,
        ADDDATE
    }

    public record HeaderRule(Action action, String name, String value) {}

    private ResponseHeaders() {}

    /** The rules in the order given; empty if the text is malformed. */
    static Optional<List<HeaderRule>> parse(String text) {
        List<HeaderRule> rules = new ArrayList<>();
        Matcher next = NEXT.matcher(text.strip());
        int end = 0;
        while (end < text.strip().length()) {
            if (!next.find(end) || next.start() != end) {
                return Optional.empty();
            }
            Matcher rule = FORM.matcher(next.group(1) == null ? next.group(2) : next.group(1));
            if (!rule.matches() || isDateRule(rule) && !rule.group(3).strip().matches("-?\\d+")) {
                return Optional.empty();
            }
            rules.add(new HeaderRule(
                    Action.valueOf(rule.group(1).toUpperCase(Locale.ROOT)),
                    rule.group(2),
                    rule.group(3).strip()));
            end = next.end();
        }
        return Optional.of(rules);
    }

    private static boolean isDateRule(Matcher rule) {
        return rule.group(1).toLowerCase(Locale.ROOT).endsWith("date");
    }
}
