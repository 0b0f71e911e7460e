package io.sluice.connect.worker.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.store.WorkersOffsets;
import io.sluice.connect.store.local.MemoryOffsetStore;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keys of stored offsets are bytes, and who changes an offset does not know the order in which a connector writes its key. */
class SourceOffsetsTest {
    private final MemoryOffsetStore store = new MemoryOffsetStore();
    private final SourceOffsets offsets = new SourceOffsets("mirror", new WorkersOffsets(store, ""));

    @Test
    void changesTheStoredOffsetWhateverTheOrderOfMembers() {
        Map<String, ?> connectors = partition("topic", "orders", "partition", 0L, "cluster", "a");
        store.write("mirror", Map.of(connectors, Map.of("offset", 16))).join();

        offsets.write(Map.of(partition("partition", 0, "cluster", "a", "topic", "orders"), Map.of("offset", 10)))
                .join();

        assertThat(offset(connectors)).isEqualTo(Map.of("offset", 10L));
        assertThat(offsets.read().join()).hasSize(1);
    }

    @Test
    void forgetsTheStoredOffsetWhateverTheOrderOfMembers() {
        store.write("mirror", Map.of(partition("b", 1, "a", 2), Map.of("offset", 16)))
                .join();

        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(partition("a", 2, "b", 1), null);
        offsets.write(reset).join();

        assertThat(offsets.read().join()).isEmpty();
    }

    @Test
    void writesANewKeyInTheOrderOfAHashMap() {
        Map<String, ?> given = partition("topic", "orders", "partition", 0, "cluster", "a");

        offsets.write(Map.of(given, Map.of("offset", 10))).join();

        assertThat(offset(new HashMap<>(given))).isEqualTo(Map.of("offset", 10L));
    }

    private Map<String, ?> offset(Map<String, ?> partition) {
        return store.read("mirror", List.of(partition)).join().get(partition);
    }

    private static Map<String, ?> partition(Object... members) {
        Map<String, Object> partition = new LinkedHashMap<>();
        for (int i = 0; i < members.length; i += 2) partition.put((String) members[i], members[i + 1]);
        return partition;
    }
}
