package org.apache.kafka.connect.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What {@link Cast} is told to do.
 *
 * @param whole the type for the whole value, or null if fields are cast
 * @param fields the type for each field
 */
record CastSpec(Casting whole, Map<String, Casting> fields) {
    CastSpec {
        fields = Map.copyOf(fields);
    }

    @SuppressWarnings("StringSplitter") // an entry that ends with a colon names a type only, as it always has
    static CastSpec parse(String setting, List<String> entries) {
        List<Casting> whole = new ArrayList<>();
        Map<String, Casting> fields = new HashMap<>();
        for (String entry : entries) {
            String[] parts = entry.split(":");
            if (parts.length > 2) {
                throw new ConfigException(
                        setting,
                        entries,
                        "The entry " + entry + " is neither a type nor a pair such as " + "field:type");
            }
            Casting type = Casting.named(parts[parts.length - 1].trim());
            if (type == null) {
                throw new ConfigException(
                        setting,
                        entries,
                        "The type in " + entry + " is none that values can be cast to: " + List.of(Casting.values()));
            } else if (parts.length == 2) {
                fields.put(parts[0].trim(), type);
            } else {
                whole.add(type);
            }
        }
        if (whole.size() + Math.min(1, fields.size()) != 1) {
            throw new ConfigException(
                    setting, entries, "It has to name either one type for the whole value, or types for " + "fields");
        }
        return new CastSpec(whole.isEmpty() ? null : whole.get(0), fields);
    }
}
