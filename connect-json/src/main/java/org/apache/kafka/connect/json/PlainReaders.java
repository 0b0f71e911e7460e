package org.apache.kafka.connect.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;

/**
 * Makes the plain reader for a schema: for values that were written by a converter, which are nearly all. It takes less than
 * {@link Readers} do, and gives up on the rest; what both take, both read alike.
 */
final class PlainReaders {
    private final Readers careful;

    /** @param careful says what is read where there is nothing */
    PlainReaders(Readers careful) {
        this.careful = careful;
    }

    PlainReader of(Schema schema) {
        if (schema == null) {
            return PlainValues::read;
        }
        PlainReader nonNull = nonNull(schema);
        Absence absence = careful.absence(schema);
        return json -> json.takeNull() ? absence.value() : nonNull.read(json);
    }

    private PlainReader nonNull(Schema schema) {
        if (schema.name() == null) {
            return physical(schema);
        }
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME -> json -> Decimal.toLogical(schema, json.base64());
            case Date.LOGICAL_NAME -> json -> Date.toLogical(schema, json.integer32());
            case Time.LOGICAL_NAME -> json -> Time.toLogical(schema, json.integer32());
            case Timestamp.LOGICAL_NAME -> json -> Timestamp.toLogical(schema, json.integer());
            default -> physical(schema);
        };
    }

    private PlainReader physical(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> json -> (byte) json.integer();
            case INT16 -> json -> (short) json.integer();
            case INT32 -> json -> (int) json.integer();
            case INT64 -> PlainJson::integer;
            case FLOAT32 -> PlainJson::decimal32;
            case FLOAT64 -> PlainJson::decimal;
            case BOOLEAN -> PlainJson::bool;
            case STRING -> PlainJson::string;
            case BYTES -> PlainJson::base64;
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP ->
                schema.keySchema().type() == Schema.Type.STRING
                        ? members(of(schema.valueSchema()))
                        : pairs(of(schema.keySchema()), of(schema.valueSchema()));
            case STRUCT -> new PlainStructReader(schema, this);
        };
    }

    private static PlainReader array(PlainReader element) {
        return json -> {
            List<Object> elements = new ArrayList<>();
            json.require('[');
            if (!json.take(']')) {
                do {
                    elements.add(element.read(json));
                } while (json.take(','));
                json.require(']');
            }
            return elements;
        };
    }

    private static PlainReader members(PlainReader value) {
        return json -> {
            Map<Object, Object> map = new HashMap<>();
            json.require('{');
            if (!json.take('}')) {
                do {
                    String name = json.string();
                    json.require(':');
                    map.put(name, value.read(json));
                } while (json.take(','));
                json.require('}');
            }
            return map;
        };
    }

    private static PlainReader pairs(PlainReader key, PlainReader value) {
        return json -> {
            Map<Object, Object> map = new HashMap<>();
            json.require('[');
            if (!json.take(']')) {
                do {
                    json.require('[');
                    Object of = key.read(json);
                    json.require(',');
                    map.put(of, value.read(json));
                    json.require(']');
                } while (json.take(','));
                json.require(']');
            }
            return map;
        };
    }
}
