package io.sluice.bench.pipeline;

import io.sluice.testconnectors.Payload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.transforms.InsertField;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.ReplaceField;
import org.apache.kafka.connect.transforms.Transformation;

/** What records carry, how it is written, and what happens to it on the way. */
enum Content {
    BYTES_100("bytes of 100", "bytes-100", Map.of()),
    BYTES_1024("bytes of 1 KiB", "bytes-1024", Map.of()),
    JSON_SCHEMAS("JSON with schemas", "row", Map.of()),
    JSON("JSON without schemas", "row", Map.of("schemas.enable", "false")),
    TRANSFORMS("JSON without schemas, four transformations", "row", Map.of("schemas.enable", "false"));

    private static final String JSON_CONVERTER = JsonConverter.class.getName();
    private static final String BYTES_CONVERTER = "org.apache.kafka.connect.converters.ByteArrayConverter";
    private static final Map<String, String> EXCLUDE = Map.of("exclude", "remark,changed");
    private static final Map<String, String> INSERT = Map.of("static.field", "shop", "static.value", "north");
    private static final Map<String, String> MASK = Map.of("fields", "maker");

    private final String title;
    private final String payload;
    private final Map<String, String> json;

    Content(String title, String payload, Map<String, String> json) {
        this.title = title;
        this.payload = payload;
        this.json = json;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String title() {
        return title;
    }

    boolean isTransformed() {
        return this == TRANSFORMS;
    }

    /** Where the last transformation sends records of this topic. */
    static String routed(String topic) {
        return topic + "-routed";
    }

    /** What a connector's task makes. */
    String payload() {
        return payload;
    }

    private boolean isBytes() {
        return payload.startsWith("bytes");
    }

    /** The settings of a connector for it. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("key.converter", BYTES_CONVERTER);
        settings.put("value.converter", isBytes() ? BYTES_CONVERTER : JSON_CONVERTER);
        json.forEach((name, value) -> settings.put("value.converter." + name, value));
        if (isTransformed()) {
            settings.put("transforms", "leave,insert,mask,route");
            put(settings, "leave", "ReplaceField$Value", EXCLUDE);
            put(settings, "insert", "InsertField$Value", INSERT);
            put(settings, "mask", "MaskField$Value", MASK);
            put(settings, "route", "RegexRouter", Map.of("regex", "(.*)", "replacement", routed("$1")));
            settings.put("transforms.insert.predicate", "tombstone");
            settings.put("transforms.insert.negate", "true");
            settings.put("predicates", "tombstone");
            settings.put(
                    "predicates.tombstone.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
        }
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String type, Map<String, String> options) {
        settings.put("transforms." + name + ".type", "org.apache.kafka.connect.transforms." + type);
        options.forEach((option, value) -> settings.put("transforms." + name + "." + option, value));
    }

    /** What arrives in Kafka, byte for byte, for those who do without a worker. */
    List<byte[]> written() {
        Payload made = Payload.of(payload);
        if (isBytes()) {
            return made.values().stream().map(byte[].class::cast).toList();
        }
        List<Transformation<SourceRecord>> transformations = isTransformed() ? transformations() : List.of();
        List<byte[]> written = new ArrayList<>();
        try (JsonConverter converter = new JsonConverter()) {
            converter.configure(json, false);
            for (Object value : made.values()) {
                SourceRecord record = new SourceRecord(null, null, "any", made.schema(), value);
                for (Transformation<SourceRecord> transformation : transformations) {
                    record = transformation.apply(record);
                }
                written.add(((Converter) converter).fromConnectData("any", record.valueSchema(), record.value()));
            }
        }
        return written;
    }

    private static List<Transformation<SourceRecord>> transformations() {
        Transformation<SourceRecord> leave = new ReplaceField.Value<>();
        leave.configure(EXCLUDE);
        Transformation<SourceRecord> insert = new InsertField.Value<>();
        insert.configure(INSERT);
        Transformation<SourceRecord> mask = new MaskField.Value<>();
        mask.configure(MASK);
        return List.of(leave, insert, mask);
    }
}
