package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/**
 * Makes the reader for a schema. Everything that can be decided without a value is decided here.
 *
 * <p>Readers are as tolerant as those of the released converter: a number becomes whatever type of number is wanted, and a
 * value of another kind becomes zero, false or null, except where a container or a logical type is wanted.
 */
final class Readers {
    private final boolean defaultForNull;

    Readers(boolean defaultForNull) {
        this.defaultForNull = defaultForNull;
    }

    ValueReader of(Schema schema) {
        return schema == null ? new SchemalessReader() : new NullReader(absence(schema), nonNull(schema));
    }

    Absence absence(Schema schema) {
        return new Absence(schema, defaultForNull);
    }

    private ValueReader nonNull(Schema schema) {
        ValueReader logical = logical(schema);
        return logical == null ? physical(schema) : logical;
    }

    private static ValueReader logical(Schema schema) {
        if (schema.name() == null) {
            return null;
        }
        return switch (schema.name()) {
            case Decimal.LOGICAL_NAME -> json -> decimal(json, schema);
            case Date.LOGICAL_NAME -> json -> Date.toLogical(schema, exactInt(json, schema));
            case Time.LOGICAL_NAME -> json -> Time.toLogical(schema, exactInt(json, schema));
            case Timestamp.LOGICAL_NAME -> json -> Timestamp.toLogical(schema, integral(json, schema));
            default -> null;
        };
    }

    private ValueReader physical(Schema schema) {
        return switch (schema.type()) {
            case INT8 -> json -> (byte) Tokens.toInt(json);
            case INT16 -> json -> (short) Tokens.toInt(json);
            case INT32 -> Tokens::toInt;
            case INT64 -> Tokens::toLong;
            case FLOAT32 -> Tokens::toFloat;
            case FLOAT64 -> Tokens::toDouble;
            case BOOLEAN -> Tokens::toBoolean;
            case STRING -> Tokens::toText;
            case BYTES -> Readers::bytes;
            case ARRAY -> array(of(schema.valueSchema()));
            case MAP -> new MapReader(schema, this);
            case STRUCT -> new StructReader(schema, this);
        };
    }

    /** An object in place of an array stands for its values, a single value for no elements. */
    private static ValueReader array(ValueReader element) {
        return json -> {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                Map<String, Object> members = new LinkedHashMap<>();
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String name = json.currentName();
                    json.nextToken();
                    members.put(name, element.read(json));
                }
                return new ArrayList<>(members.values());
            }
            List<Object> elements = new ArrayList<>();
            if (json.currentToken() != JsonToken.START_ARRAY) {
                Tokens.skip(json);
                return elements;
            }
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(element.read(json));
            }
            return elements;
        };
    }

    private static byte[] bytes(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            try {
                return Base64Variants.getDefaultVariant().decode(json.getText().trim());
            } catch (IllegalArgumentException e) {
                throw new DataException("Cannot read bytes from JSON: the string is not valid Base64", e);
            }
        }
        if (json.currentToken() == JsonToken.VALUE_EMBEDDED_OBJECT) {
            return json.getBinaryValue(); // a tree made by other code can hold bytes as they are
        }
        Tokens.skip(json);
        return null;
    }

    /** A number keeps its own scale; bytes get that of the schema. */
    private static Object decimal(JsonParser json, Schema schema) throws IOException {
        JsonToken token = json.currentToken();
        if (token != null && token.isNumeric()) {
            return json.getDecimalValue();
        }
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_EMBEDDED_OBJECT) {
            throw new DataException(
                    "Cannot read a Decimal from JSON: expected a number or Base64, found " + token + ".");
        }
        byte[] unscaled = bytes(json);
        try {
            return Decimal.toLogical(schema, unscaled);
        } catch (NumberFormatException e) {
            throw new DataException("Cannot read a Decimal from JSON: it has no bytes", e);
        }
    }

    private static int exactInt(JsonParser json, Schema schema) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getNumberType() != JsonParser.NumberType.INT) {
            throw unexpected(json, schema, "a whole number of 32 bits");
        }
        return json.getIntValue();
    }

    private static long integral(JsonParser json, Schema schema) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw unexpected(json, schema, "a whole number");
        }
        return Tokens.toLong(json);
    }

    private static DataException unexpected(JsonParser json, Schema schema, String wanted) {
        return new DataException("Cannot read a " + schema.name() + " from JSON: expected " + wanted + ", found "
                + json.currentToken() + ".");
    }
}
