package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON without a schema: whole numbers as long, others as double, arrays and objects as lists and maps.
 */
final class SchemalessReader implements ValueReader {

    @Override
    public Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            return null;
        }
        return switch (token) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> Tokens.toLong(json);
            case VALUE_NUMBER_FLOAT -> Tokens.toDouble(json);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case START_ARRAY -> list(json);
            case START_OBJECT -> map(json);
            default -> null;
        };
    }

    private List<Object> list(JsonParser json) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return list;
    }

    private Map<String, Object> map(JsonParser json) throws IOException {
        Map<String, Object> map = new HashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            map.put(name, read(json));
        }
        return map;
    }
}
