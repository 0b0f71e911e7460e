package org.apache.kafka.connect.released;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Random settings for each transformation, most of them valid. */
final class RandomSettings {
    static final String[] NAMES = {"a", "b", "c", "d", "e", "f", "a.b"};
    private static final String[] TYPES = {
        "int8", "int16", "int32", "int64", "float32", "float64", "boolean", "string", "STRING", "bytes"
    };
    private static final String[] TARGETS = {"string", "unix", "Date", "Time", "Timestamp"};
    private static final String[] FORMATS = {
        "",
        "yyyy",
        "yyyyMMdd",
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
        "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
        "yyyyMMddHHmmssSSS",
        "dd MMM yy",
        "HH:mm",
        "h:mm a",
        "EEE, d MMM yyyy HH:mm:ss Z",
        "YYYY-'W'ww-u",
        "G yyyy D",
        "yyy-M-d",
        "nonsense"
    };
    private static final String[] UNITS = {"nanoseconds", "microseconds", "milliseconds", "seconds"};
    private static final String[] LITERALS = {
        "12", "x", "1.5", "true", "[1, 2]", "{\"a\": 1}", "2019-08-23", "null", "'q'", "", " x", "[1, x]", "1e40"
    };

    private final Random random;

    RandomSettings(Random random) {
        this.random = random;
    }

    List<Cases.Case> each() {
        List<Cases.Case> cases = new ArrayList<>();
        cases.add(cased("Cast" + side(), "spec", casts()));
        cases.add(cased("DropHeaders", "headers", some()));
        cases.add(
                cased("ExtractField" + side(), "field", path(), "field.syntax.version", pick("V1", "V2", "v2", "V2")));
        cases.add(cased("Filter"));
        cases.add(cased("Flatten" + side(), "delimiter", pick("", ".", "_", "::")));
        cases.add(cased("HeaderFrom" + side(), "fields", "a,b", "headers", "x,y", "operation", pick("move", "copy")));
        cases.add(cased("HeaderFrom" + side(), "fields", some(), "headers", some(), "operation", pick("move", "copy")));
        cases.add(cased("HoistField" + side(), "field", name()));
        cases.add(cased("InsertField" + side(), insertions()));
        cases.add(cased("InsertHeader", "header", name(), "value.literal", pick(LITERALS)));
        cases.add(cased("MaskField" + side(), "fields", some()));
        cases.add(cased(
                "MaskField" + side(),
                "fields",
                some(),
                "replacement",
                pick("12", "x", "1.5", "-3", "1e40", " 7", "300", "NaN", "")));
        cases.add(cased(
                "RegexRouter", "regex", pick(".*", "(ord)(.*)", "x.*"), "replacement", pick("$1-new", "y", "$2")));
        cases.add(cased(
                "ReplaceField" + side(),
                maybe("exclude", some(), maybe("include", some(), maybe("renames", renames())))));
        cases.add(cased(
                "SetSchemaMetadata" + side(),
                maybe("schema.name", name(), maybe("schema.version", "" + random.nextInt(3)))));
        cases.add(cased("TimestampConverter" + side(), times(name())));
        cases.add(cased("TimestampConverter" + side(), times("")));
        cases.add(cased(
                "TimestampRouter",
                "topic.format",
                pick("${topic}", "${timestamp}", "${topic}.${timestamp}", "x"),
                "timestamp.format",
                pick("yyyy", "yyyyMMddHH", "EEE")));
        cases.add(cased("ValueToKey", "fields", some()));
        cases.add(cased("predicates.HasHeaderKey", "name", name()));
        cases.add(cased("predicates.RecordIsTombstone"));
        cases.add(cased("predicates.TopicNameMatches", "pattern", pick(".*", "ord", "ord(ers|.*)", "[a-z]+", "")));
        return cases;
    }

    private String[] times(String field) {
        return new String[] {
            "field", field, "target.type", pick(TARGETS), "format", pick(FORMATS), "unix.precision", pick(UNITS)
        };
    }

    private String[] insertions() {
        List<String> settings = new ArrayList<>();
        for (String source : List.of("topic", "partition", "offset", "timestamp", "static")) {
            if (random.nextInt(3) == 0) {
                settings.add(source + ".field");
                settings.add(pick("new-" + source, name()) + pick("", "?", "!"));
            }
        }
        if (random.nextInt(4) > 0) {
            settings.addAll(List.of("static.value", "text"));
        }
        return settings.toArray(new String[0]);
    }

    private String casts() {
        if (random.nextInt(5) == 0) {
            return pick(TYPES);
        }
        Set<String> casts = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            casts.add(name() + ":" + pick(TYPES));
        }
        return String.join(",", casts);
    }

    private String renames() {
        return name() + ":" + pick("x", "y", name()) + "," + name() + ":" + pick("z", "x", name());
    }

    private String path() {
        StringBuilder path = new StringBuilder(pick(name(), "`" + name() + "`"));
        while (random.nextInt(2) == 0) {
            path.append(pick(".", ".", ".", "..")).append(pick(name(), "`" + name() + "`", "`"));
        }
        return path.toString();
    }

    /** Different names, mostly. */
    private String some() {
        Set<String> names = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            names.add(name());
        }
        String joined = String.join(",", names);
        return random.nextInt(20) == 0 ? joined + "," + joined : joined;
    }

    private String[] maybe(String setting, String value, String... others) {
        if (random.nextInt(3) == 0) {
            return others;
        }
        List<String> settings = new ArrayList<>(List.of(others));
        settings.addAll(List.of(setting, value));
        return settings.toArray(new String[0]);
    }

    private Cases.Case cased(String type, String... settings) {
        Map<String, String> map = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            map.put("replace.null.with.default", String.valueOf(random.nextBoolean()));
        }
        for (int i = 0; i < settings.length; i += 2) {
            map.put(settings[i], settings[i + 1]);
        }
        return new Cases.Case(type, map);
    }

    private String side() {
        return pick("$Key", "$Value");
    }

    private String name() {
        return pick(NAMES);
    }

    private String pick(String... from) {
        return from[random.nextInt(from.length)];
    }
}
