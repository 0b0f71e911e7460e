package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record is, in words for a log line; with its key and never its value, which may be secret. */
record Place(String topic, int partition, long offset, String key) {
    static Place of(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "(none)" : new String(record.key(), UTF_8);
        return new Place(record.topic(), record.partition(), record.offset(), key);
    }

    @Override
    public String toString() {
        return "record '" + key + "' at " + topic + "-" + partition + " offset " + offset;
    }
}
