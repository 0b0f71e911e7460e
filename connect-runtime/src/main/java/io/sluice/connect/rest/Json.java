package io.sluice.connect.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads and writes the bodies of the interface: plain records, members named in snake case. */
final class Json {
    /** A configuration: values are text; numbers and booleans are taken as text, null stays null. */
    static final TypeReference<Map<String, String>> CONFIG = new TypeReference<>() {};

    static final TypeReference<List<Map<String, String>>> CONFIGS = new TypeReference<>() {};

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private Json() {}

    static byte[] bytes(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e); // our own records can always be written
        }
    }

    /** Whether these bytes are a JSON object or list, so that they can be handed on as they are. */
    static boolean isJson(byte[] body) {
        try {
            return MAPPER.readTree(body).isContainerNode();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a request body.
     *
     * @param wanted what the body should be, in words
     */
    static <T> T read(byte[] body, TypeReference<T> type, String wanted) {
        if (body.length == 0) throw RestFailure.badRequest("The request has no body; it needs " + wanted);
        try {
            T value = MAPPER.readValue(body, type);
            if (value == null) throw RestFailure.badRequest("The body is null; it needs to be " + wanted);
            return value;
        } catch (UnrecognizedPropertyException e) {
            throw RestFailure.badRequest("The body has an unknown member " + e.getPropertyName() + "; known are "
                    + new TreeSet<>(e.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .toList()));
        } catch (JsonMappingException e) {
            throw RestFailure.badRequest(wrongShape(e, wanted));
        } catch (JsonProcessingException e) {
            throw RestFailure.badRequest("The body is not JSON" + at(e.getLocation()) + "; it needs to be " + wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // bytes in memory can always be read
        }
    }

    private static String wrongShape(JsonMappingException e, String wanted) {
        if (e.getCause() instanceof JsonProcessingException cause && !(cause instanceof JsonMappingException))
            return "The body is not JSON" + at(cause.getLocation()) + "; it needs to be " + wanted;
        String member = e.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        String where = member.isEmpty() ? "The body" : "Member " + member;
        return where + at(e.getLocation()) + " is of the wrong type; the body needs to be " + wanted;
    }

    private static String at(JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
