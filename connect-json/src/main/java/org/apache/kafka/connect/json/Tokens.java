package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Single JSON values as Java values. What is not a number counts as zero; numbers are cut to the width asked for.
 */
final class Tokens {
    private Tokens() {}

    static int toInt(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT -> json.getIntValue();
                case LONG -> (int) json.getLongValue();
                default -> json.getBigIntegerValue().intValue();
            };
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDecimalValue().intValue();
        }
        skip(json);
        return 0;
    }

    static long toLong(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                    ? json.getBigIntegerValue().longValue()
                    : json.getLongValue();
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return json.getDecimalValue().longValue();
        }
        skip(json);
        return 0;
    }

    static float toFloat(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT -> json.getIntValue();
                case LONG -> json.getLongValue();
                default -> json.getBigIntegerValue().floatValue();
            };
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            float value = json.getFloatValue();
            return value == 0 || Float.isInfinite(value)
                    ? json.getDecimalValue().floatValue()
                    : value;
        }
        skip(json);
        return 0;
    }

    /** The exact decimal decides at the edges, where it has no negative zero and refuses absurd exponents. */
    static double toDouble(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (json.getNumberType()) {
                case INT -> json.getIntValue();
                case LONG -> json.getLongValue();
                default -> json.getBigIntegerValue().doubleValue();
            };
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            double value = json.getDoubleValue();
            return value == 0 || Double.isInfinite(value)
                    ? json.getDecimalValue().doubleValue()
                    : value;
        }
        skip(json);
        return 0;
    }

    static boolean toBoolean(JsonParser json) throws IOException {
        skip(json);
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** The text of a string; null for everything else. */
    static String toText(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        skip(json);
        return null;
    }

    /** Passes over a value nobody wants. It is still checked, so that broken JSON is refused wherever it is broken. */
    static void skip(JsonParser json) throws IOException {
        int depth = 0;
        JsonToken token = json.currentToken();
        while (token != null) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case VALUE_NUMBER_INT -> json.getNumberType();
                case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
                case VALUE_STRING -> json.finishToken();
                default -> {}
            }
            if (depth == 0) {
                return;
            }
            token = json.nextToken();
        }
    }
}
