package org.apache.kafka.connect.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;

/**
 * Reads values from text, descending into lists and maps.
 *
 * <p>A text that is not understood is a plain string, so nothing fails, whoever wrote the text. Inside lists and maps
 * strings need quotes; the first thing not understood there makes a plain string of the whole text. Time is linear in
 * the length of the text, as nothing is read twice, and depth is limited, as each level takes some of the stack.
 *
 * <p>What follows a complete list, map, number or date at the top is ignored if a delimiter comes first. Header values
 * out there are read this way, so it must stay.
 */
final class ValueParser {
    /** How deep lists and maps may nest. */
    static final int MAX_DEPTH = 1000;

    private final Values.Parser tokens;

    private ValueParser(String text) {
        this.tokens = new Values.Parser(text);
    }

    /** The value that a text stands for, or null if it is the word null. */
    static SchemaAndValue parse(String text) {
        return switch (text.trim()) {
            case "null" -> null;
            case "true" -> new SchemaAndValue(Schema.BOOLEAN_SCHEMA, true);
            case "false" -> new SchemaAndValue(Schema.BOOLEAN_SCHEMA, false);
            default -> parseOther(text);
        };
    }

    private static SchemaAndValue parseOther(String text) {
        try {
            return new ValueParser(text).value(0);
        } catch (NotUnderstood | DataException e) {
            return new SchemaAndValue(Schema.STRING_SCHEMA, text);
        }
    }

    private SchemaAndValue value(int depth) throws NotUnderstood {
        if (tokens.canConsume("[")) {
            return list(deeper(depth));
        } else if (tokens.canConsume("{")) {
            return map(deeper(depth));
        } else if (depth > 0 && tokens.canConsume("\"")) {
            return quoted();
        }
        return bare(depth > 0);
    }

    private static int deeper(int depth) throws NotUnderstood {
        if (depth == MAX_DEPTH) {
            throw new NotUnderstood();
        }
        return depth + 1;
    }

    private SchemaAndValue list(int depth) throws NotUnderstood {
        List<Object> elements = new ArrayList<>();
        SharedSchema shared = new SharedSchema();
        while (!tokens.canConsume("]")) {
            SchemaAndValue element = value(depth);
            elements.add(element.value());
            shared.add(element.schema());
            if (!tokens.canConsume(",")) {
                require("]");
                break;
            }
        }
        Schema schema = arrayOf(shared.schema());
        return new SchemaAndValue(schema, Values.alignListEntriesWithSchema(schema, elements));
    }

    private SchemaAndValue map(int depth) throws NotUnderstood {
        Map<Object, Object> entries = new LinkedHashMap<>();
        SharedSchema sharedKeys = new SharedSchema();
        SharedSchema sharedValues = new SharedSchema();
        while (!tokens.canConsume("}")) {
            SchemaAndValue key = value(depth);
            if (key.value() == null) {
                throw new NotUnderstood();
            }
            require(":");
            SchemaAndValue value = value(depth);
            entries.put(key.value(), value.value());
            sharedKeys.add(key.schema());
            sharedValues.add(value.schema());
            tokens.canConsume(",");
        }
        Schema keys = sharedKeys.schema();
        Schema schema = mapOf(keys, keys == null ? null : sharedValues.schema());
        return new SchemaAndValue(
                schema,
                schema.valueSchema() == null
                        ? Values.alignMapKeysWithSchema(schema, entries)
                        : Values.alignMapKeysAndValuesWithSchema(schema, entries));
    }

    private void require(String token) throws NotUnderstood {
        if (!tokens.canConsume(token)) {
            throw new NotUnderstood();
        }
    }

    private SchemaAndValue quoted() throws NotUnderstood {
        StringBuilder content = new StringBuilder();
        while (!tokens.canConsume("\"", false)) {
            if (!tokens.hasNext()) {
                throw new NotUnderstood();
            }
            content.append(tokens.next());
        }
        String string = content.toString();
        SchemaAndValue date = DateForm.read(string);
        return date != null ? date : new SchemaAndValue(Schema.STRING_SCHEMA, string);
    }

    private SchemaAndValue bare(boolean embedded) throws NotUnderstood {
        String token = tokens.next().trim();
        if (embedded) {
            switch (token) {
                case "null":
                    return SchemaAndValue.NULL;
                case "true":
                    return new SchemaAndValue(Schema.BOOLEAN_SCHEMA, true);
                case "false":
                    return new SchemaAndValue(Schema.BOOLEAN_SCHEMA, false);
                default:
                    break;
            }
        }
        SchemaAndValue value = bareDate(token);
        if (value == null) {
            value = Numeral.read(token);
        }
        if (value == null) {
            throw new NotUnderstood();
        }
        return value;
    }

    /** A date that starts with the token; two colons in it, and what follows each, are tokens of their own. */
    private SchemaAndValue bareDate(String token) {
        SchemaAndValue date = DateForm.read(token);
        if (date != null || !tokens.isNext(":", false)) {
            return date;
        }
        int mark = tokens.mark();
        String rest = tokens.next(4);
        date = rest == null ? null : DateForm.read(token + rest);
        if (date == null) {
            tokens.rewindTo(mark);
        }
        return date;
    }

    private static Schema arrayOf(Schema elements) {
        return new ConnectSchema(Schema.Type.ARRAY, false, null, null, null, null, null, null, null, elements);
    }

    private static Schema mapOf(Schema keys, Schema values) {
        return new ConnectSchema(Schema.Type.MAP, false, null, null, null, null, null, null, keys, values);
    }

    /**
     * Finds one schema for the elements of a list or for the keys or values of a map: the widest of numbers, the last
     * of any other type, and none once types differ otherwise.
     */
    private static final class SharedSchema {
        private Schema schema;
        private boolean none;

        void add(Schema next) {
            if (next == null || none) {
                return;
            }
            if (schema == null || schema.type() == next.type()) {
                schema = next;
            } else if (isNumber(schema) && isNumber(next)) {
                schema = schema.type().compareTo(next.type()) < 0 ? next : schema;
            } else {
                none = true;
            }
        }

        private static boolean isNumber(Schema schema) {
            return schema.type().compareTo(Schema.Type.FLOAT64) <= 0; // the numbers come first among the types
        }

        Schema schema() {
            return none ? null : schema;
        }
    }

    /** Says that the text is a plain string. Expected, so without a stack trace. */
    private static final class NotUnderstood extends Exception {
        private static final long serialVersionUID = 1L;

        NotUnderstood() {
            super(null, null, false, false);
        }
    }
}
