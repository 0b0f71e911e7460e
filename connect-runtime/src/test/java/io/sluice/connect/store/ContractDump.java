package io.sluice.connect.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/** Records of internal topics as an Apache Kafka Connect 4.3.1 worker wrote them. */
final class ContractDump {

    /** One record; {@code value} is null for a tombstone. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Line(String topic, long offset, String keyText, byte[] key, byte[] value) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractDump() {}

    /** The records of the topic whose name ends so. */
    static List<Line> of(String file, String topic) {
        return StreamSupport.stream(json(file).get("records").spliterator(), false)
                .filter(record -> record.get("topic").asText().endsWith(topic))
                .map(ContractDump::line)
                .toList();
    }

    static JsonNode json(String file) {
        try (InputStream in = ContractDump.class.getResourceAsStream("/contract/" + file)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(byte[] value) {
        try {
            return value == null ? null : JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Line line(JsonNode record) {
        return new Line(
                record.get("topic").asText(),
                record.get("offset").asLong(),
                record.get("key").asText(),
                HexFormat.of().parseHex(record.get("key_hex").asText()),
                record.hasNonNull("value_hex")
                        ? HexFormat.of().parseHex(record.get("value_hex").asText())
                        : null);
    }
}
