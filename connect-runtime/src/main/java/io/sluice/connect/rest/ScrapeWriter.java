package io.sluice.connect.rest;

import io.sluice.connect.metrics.PrometheusView.Scrape;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes metrics straight into the answer. */
final class ScrapeWriter implements MessageBodyWriter<Scrape> {
    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Scrape.class;
    }

    @Override
    public void writeTo(
            Scrape scrape,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        scrape.writeTo(out);
    }
}
