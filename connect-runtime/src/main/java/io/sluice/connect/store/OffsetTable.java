package io.sluice.connect.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.connect.errors.DataException;

/**
 * The newest stored offset for every source partition, as bytes, by connector. Its monitor is where the store's thread, which
 * puts entries in, and the readers meet.
 */
public final class OffsetTable {
    private final Map<String, Map<Bytes, byte[]>> byConnector = new HashMap<>();

    /**
     * Takes in one entry; a null value removes the partition.
     *
     * @throws MalformedRecord if the key is not one of an offset
     */
    public synchronized void put(byte[] key, byte[] value) {
        String connector = OffsetCodec.parseKey(key).connector();
        if (value != null) {
            byConnector
                    .computeIfAbsent(connector, name -> new LinkedHashMap<>())
                    .put(Bytes.wrap(key), value);
            return;
        }
        Map<Bytes, byte[]> known = byConnector.get(connector);
        if (known == null) return;
        known.remove(Bytes.wrap(key));
        if (known.isEmpty()) byConnector.remove(connector);
    }

    /** The offsets of those partitions that have one, under the maps that were given. */
    public synchronized Map<Map<String, ?>, Map<String, ?>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        Map<Bytes, byte[]> known = byConnector.getOrDefault(connector, Map.of());
        var found = new LinkedHashMap<Map<String, ?>, Map<String, ?>>();
        for (Map<String, ?> partition : partitions) {
            byte[] value = known.get(Bytes.wrap(OffsetCodec.key(connector, partition)));
            if (value != null) found.put(partition, offset(connector, value));
        }
        return found;
    }

    public synchronized Map<Map<String, ?>, Map<String, ?>> readAll(String connector) {
        var found = new LinkedHashMap<Map<String, ?>, Map<String, ?>>();
        byConnector
                .getOrDefault(connector, Map.of())
                .forEach((key, value) ->
                        found.put(OffsetCodec.parseKey(key.get()).partition(), offset(connector, value)));
        return found;
    }

    /** All entries at this moment; the arrays must not be changed. */
    public synchronized List<OffsetCodec.Entry> entries() {
        var entries = new ArrayList<OffsetCodec.Entry>();
        for (Map<Bytes, byte[]> known : byConnector.values())
            known.forEach((key, value) -> entries.add(new OffsetCodec.Entry(key.get(), value)));
        return entries;
    }

    private static Map<String, ?> offset(String connector, byte[] value) {
        try {
            return OffsetCodec.parseValue(value);
        } catch (MalformedRecord e) {
            throw new DataException("Cannot read a stored offset of connector " + connector + ": " + e.getMessage()
                    + ". Stop the connector and set or reset its offsets.");
        }
    }
}
