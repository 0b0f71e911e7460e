package io.sluice.connect.rest;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes answers as JSON. Registered by hand: a library that is found as a service would be found from the class loaders of
 * plugins as well, and clash with the version a plugin brings.
 */
@Produces(MediaType.APPLICATION_JSON)
final class JsonWriter implements MessageBodyWriter<Object> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return isOurs(type);
    }

    /** Answers of the worker's own resources are its records, and collections of those. */
    static boolean isOurs(Class<?> type) {
        if (type == byte[].class || type == String.class) return false;
        return type.getName().startsWith("io.sluice.connect.") || type.getName().startsWith("java.util.");
    }

    @Override
    public void writeTo(
            Object body,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        out.write(Json.bytes(body));
    }
}
