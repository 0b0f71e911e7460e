package io.sluice.connect.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/** A configuration that cannot be used; carries every problem found in it, not just the first. */
public final class InvalidSettings extends ConfigException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidSettings(String what, List<String> problems) {
        super(what + " has " + problems.size() + (problems.size() == 1 ? " problem: " : " problems:\n  - ")
                + String.join("\n  - ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
