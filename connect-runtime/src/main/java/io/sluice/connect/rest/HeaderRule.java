package io.sluice.connect.rest;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;

/**
 * One header that the operator wants on every answer.
 *
 * @param replace whether it takes the place of a header of the same name
 * @param dated whether the value is a number of milliseconds from now, sent as a date
 */
record HeaderRule(boolean replace, boolean dated, String name, String value) {
    private static final String SETTING = "response.http.headers.config";
    private static final Pattern FORM = Pattern.compile("(setDate|addDate|set|add)\\s+([^\\s:]+)\\s*:\\s*(.*)");

    void apply(HttpFields.Mutable headers, Clock clock) {
        String text = dated
                ? DateGenerator.formatDate(clock.instant().plus(Duration.ofMillis(Long.parseLong(value))))
                : value;
        if (replace) headers.put(name, text);
        else if (!headers.getValuesList(name).contains(text)) headers.add(name, text);
    }

    /** Rules are separated by commas; one that holds a comma itself stands in double quotes. */
    static List<HeaderRule> parseAll(String text) {
        List<HeaderRule> rules = new ArrayList<>();
        for (String rule : split(text)) if (!rule.isBlank()) rules.add(parse(rule.trim()));
        return rules;
    }

    private static HeaderRule parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches())
            throw new ConfigException(
                    SETTING,
                    text,
                    "A rule has the form 'action name:value'; actions are set, add, setDate and addDate");
        String action = matcher.group(1);
        boolean dated = action.endsWith("Date");
        String value = matcher.group(3).trim();
        if (dated && !value.matches("-?\\d{1,18}"))
            throw new ConfigException(
                    SETTING, text, "The value of " + action + " is a number of milliseconds from now");
        return new HeaderRule(action.startsWith("set"), dated, matcher.group(2), value);
    }

    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (char c : text.toCharArray()) {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else part.append(c);
        }
        if (quoted) throw new ConfigException(SETTING, text, "A double quote is not closed");
        parts.add(part.toString());
        return parts;
    }
}
