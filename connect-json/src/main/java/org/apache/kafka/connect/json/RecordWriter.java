package org.apache.kafka.connect.json;

import java.util.concurrent.atomic.AtomicReference;

/**
 * Writes records into byte arrays, over and over by way of the same output.
 */
final class RecordWriter {
    private final MemberNames names = new MemberNames();

    /** The output between two records. A thread that finds none, because another one writes, makes its own. */
    private final AtomicReference<ByteOutput> idle = new AtomicReference<>();

    /** What records begin with whose schema is this JSON. */
    static byte[] beginning(byte[] schema) {
        RecordBytes beginning = new RecordBytes();
        beginning.add('{');
        beginning.addQuoted(JsonSchema.SCHEMA, ':');
        beginning.add(schema);
        beginning.add(',');
        beginning.addQuoted(JsonSchema.PAYLOAD, ':');
        return beginning.take();
    }

    byte[] write(WritePlan plan, Object value) {
        ByteOutput json = idle.getAndSet(null);
        if (json == null) {
            json = new ByteOutput(names);
        }
        if (plan.beginning() == null) {
            plan.writer().write(json, value);
        } else {
            json.startObject(plan.beginning());
            plan.writer().write(json, value);
            json.endObject();
        }
        byte[] record = json.take();
        idle.set(json); // not reached after an error, which leaves the output amid a record
        return record;
    }
}
