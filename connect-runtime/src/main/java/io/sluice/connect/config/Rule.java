package io.sluice.connect.config;

import java.util.function.Predicate;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A check of one setting, with the words for what it allows. A missing value passes: whether one is needed is said elsewhere. */
final class Rule implements ConfigDef.Validator {
    private final String allowed;
    private final Predicate<Object> holds;

    private Rule(String allowed, Predicate<Object> holds) {
        this.allowed = allowed;
        this.holds = holds;
    }

    static Rule of(String allowed, Predicate<Object> holds) {
        return new Rule(allowed, holds);
    }

    /** A rule for text settings. */
    static Rule text(String allowed, Predicate<String> holds) {
        return of(allowed, value -> holds.test((String) value));
    }

    /** A positive number, or -1 for whatever the broker is set to. */
    static Rule positiveOrBrokerDefault(String words) {
        return of(words, value -> ((Number) value).longValue() >= 1 || ((Number) value).longValue() == -1);
    }

    @Override
    public void ensureValid(String name, Object value) {
        if (value != null && !holds.test(value)) {
            throw new ConfigException(name, value, "Allowed is: " + allowed);
        }
    }

    @Override
    public String toString() {
        return allowed;
    }
}
