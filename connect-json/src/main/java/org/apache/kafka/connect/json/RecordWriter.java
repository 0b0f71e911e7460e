package org.apache.kafka.connect.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.errors.DataException;

/**
 * Writes records into byte arrays, over and over with the same generator.
 */
final class RecordWriter {
    private static final SerializableString SCHEMA = new SerializedString(JsonSchema.SCHEMA);
    private static final SerializableString PAYLOAD = new SerializedString(JsonSchema.PAYLOAD);

    private final JsonFactory factory;

    /** The generator between two records. A thread that finds none, because another one writes, makes its own. */
    private final AtomicReference<Session> idle = new AtomicReference<>();

    RecordWriter(JsonFactory factory) {
        this.factory = factory;
    }

    byte[] write(WritePlan plan, boolean envelope, Object value) {
        try {
            Session session = idle.getAndSet(null);
            if (session == null) {
                session = Session.open(factory);
            }
            if (envelope) {
                envelope(session.json(), plan, value);
            } else {
                plan.writer().write(session.json(), value);
            }
            session.json().flush();
            byte[] bytes = session.out().take();
            idle.set(session); // not reached after an error, which leaves the generator amid a record
            return bytes;
        } catch (IOException e) {
            throw new DataException(
                    "Cannot write a record as JSON: " + e.getMessage(), new SerializationException(e.getMessage(), e));
        }
    }

    private static void envelope(JsonGenerator json, WritePlan plan, Object value) throws IOException {
        json.writeStartObject();
        json.writeFieldName(SCHEMA);
        json.writeRawValue(plan.text());
        json.writeFieldName(PAYLOAD);
        plan.writer().write(json, value);
        json.writeEndObject();
    }

    /** A generator and where it writes to. */
    private record Session(RecordBytes out, JsonGenerator json) {
        static Session open(JsonFactory factory) throws IOException {
            RecordBytes out = new RecordBytes();
            return new Session(out, factory.createGenerator(out));
        }
    }
}
