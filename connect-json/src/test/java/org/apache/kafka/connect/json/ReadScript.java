package org.apache.kafka.connect.json;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;

/** Reads a record with a converter of the given settings; one converter serves all records with the same settings. */
final class ReadScript implements BiFunction<Map<String, String>, byte[], String> {
    private final Map<Map<String, String>, JsonConverter> converters = new HashMap<>();

    @Override
    public String apply(Map<String, String> settings, byte[] record) {
        return Plainly.outcome(() -> {
            JsonConverter converter = converters.get(settings);
            if (converter == null) {
                converter = new JsonConverter();
                converter.configure(settings, false);
                converters.put(settings, converter);
            }
            return converter.toConnectData("topic", record);
        });
    }
}
