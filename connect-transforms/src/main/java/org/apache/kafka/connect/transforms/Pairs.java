package org.apache.kafka.connect.transforms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Settings that list pairs, as in {@code from:to,other:name}. */
final class Pairs {
    @SuppressWarnings("unchecked") // settings of type LIST hold text
    static final ConfigDef.Validator VALIDATOR = ConfigDef.LambdaValidator.with(
            (name, value) -> parse(name, (List<String>) value), () -> "list of pairs such as <code>from:to</code>");

    private Pairs() {}

    @SuppressWarnings("StringSplitter") // an entry that ends with a colon lacks its second part, and is refused for it
    static Map<String, String> parse(String setting, List<String> entries) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split(":");
            if (parts.length != 2) {
                throw new ConfigException(setting, entries, "The entry " + entry + " is not a pair such as from:to");
            }
            pairs.put(parts[0], parts[1]);
        }
        return pairs;
    }
}
