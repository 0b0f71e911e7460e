package org.apache.kafka.connect.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads values without a schema as they are usually written; what it takes, {@link SchemalessReader} reads alike. */
final class PlainValues {
    private static final int DEEPEST = 100;

    private PlainValues() {}

    static Object read(PlainJson json) throws PlainJson.Unusual {
        return value(json, json.next(), 0);
    }

    private static Object value(PlainJson json, int first, int depth) throws PlainJson.Unusual {
        return switch (first) {
            case '"' -> json.text();
            case '{' -> map(json, deeper(depth));
            case '[' -> list(json, deeper(depth));
            case 't' -> json.word("rue", Boolean.TRUE);
            case 'f' -> json.word("alse", Boolean.FALSE);
            case 'n' -> json.word("ull", null);
            default -> json.number(first);
        };
    }

    private static int deeper(int depth) throws PlainJson.Unusual {
        PlainJson.require(depth < DEEPEST);
        return depth + 1;
    }

    private static Map<String, Object> map(PlainJson json, int depth) throws PlainJson.Unusual {
        Map<String, Object> map = new HashMap<>();
        int b = json.next();
        if (b == '}') {
            return map;
        }
        while (true) {
            PlainJson.require(b == '"');
            String name = json.name();
            map.put(name, value(json, json.next(), depth));
            b = json.next();
            if (b == '}') {
                return map;
            }
            PlainJson.require(b == ',');
            b = json.next();
        }
    }

    private static List<Object> list(PlainJson json, int depth) throws PlainJson.Unusual {
        List<Object> list = new ArrayList<>();
        int b = json.next();
        if (b == ']') {
            return list;
        }
        while (true) {
            list.add(value(json, b, depth));
            b = json.next();
            if (b == ']') {
                return list;
            }
            PlainJson.require(b == ',');
            b = json.next();
        }
    }
}
