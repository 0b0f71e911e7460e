package io.sluice.connect.rest;

import io.sluice.connect.config.ResponseHeaders.HeaderRule;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.DateGenerator;
import org.eclipse.jetty.http.HttpFields;

/** The headers that the operator wants on every answer. */
final class ExtraHeaders {
    private final List<HeaderRule> rules;
    private final Clock clock;

    ExtraHeaders(List<HeaderRule> rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Doing so twice does no harm. */
    void putOn(HttpFields.Mutable headers) {
        for (HeaderRule rule : rules)
            switch (rule.action()) {
                case SET -> headers.put(rule.name(), rule.value());
                case ADD -> add(headers, rule.name(), rule.value());
                case SETDATE -> headers.put(rule.name(), date(rule));
                case ADDDATE -> add(headers, rule.name(), date(rule));
            }
    }

    private static void add(HttpFields.Mutable headers, String name, String value) {
        if (!headers.getValuesList(name).contains(value)) headers.add(name, value);
    }

    /** The value of a date rule is a number of milliseconds from now. */
    private String date(HeaderRule rule) {
        return DateGenerator.formatDate(clock.instant().plus(Duration.ofMillis(Long.parseLong(rule.value()))));
    }
}
