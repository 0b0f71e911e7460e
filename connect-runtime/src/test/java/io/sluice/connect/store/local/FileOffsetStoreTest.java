package io.sluice.connect.store.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOffsetStoreTest {
    @TempDir
    Path folder;

    @Test
    void readsTheFileOfTheContract() throws Exception {
        Path file = folder.resolve("offsets");
        Files.write(file, HexFormat.of().parseHex(contract().get("hex").asText()));
        try (var store = started(file)) {
            assertThat(get(store.readAll("from-props"))).containsOnlyKeys(Map.of("stream", "s0"));
            assertThat(read(store, "from-json-map", Map.of("stream", "s0"))).isEqualTo(Map.of("position", 2L));
            assertThat(get(store.readAll("nobody"))).isEmpty();
        }
    }

    @Test
    void writesAFileThatPlainJavaReadsAsAMapOfBytes() throws Exception {
        Path file = folder.resolve("offsets");
        try (var store = started(file)) {
            get(store.write("c", Map.of(Map.of("p", 1), Map.of("position", 7))));
        }
        var texts = new HashMap<String, String>();
        try (var in = new ObjectInputStream(Files.newInputStream(file))) {
            for (Map.Entry<?, ?> entry : ((HashMap<?, ?>) in.readObject()).entrySet())
                texts.put(new String((byte[]) entry.getKey(), UTF_8), new String((byte[]) entry.getValue(), UTF_8));
        }
        assertThat(texts).containsOnly(Map.entry("[\"c\",{\"p\":1}]", "{\"position\":7}"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void findsAPartitionWhateverTheTypesOfItsMap() throws Exception {
        Path file = folder.resolve("offsets");
        try (var store = started(file)) {
            get(store.write("c", Map.of(Map.of("p", 1L), Map.of("position", 7))));
            Map<String, ?> asked = new TreeMap<>(Map.of("p", 1));
            assertThat(get(store.read("c", List.of(asked))))
                    .hasEntrySatisfying(
                            asked, offset -> assertThat((Object) offset).isEqualTo(Map.of("position", 7L)));
        }
    }

    @Test
    void forgetsAPartitionWithANullOffset() throws Exception {
        Path file = folder.resolve("offsets");
        try (var store = started(file)) {
            get(store.write("c", Map.of(Map.of("p", 1), Map.of("position", 7))));
            Map<Map<String, ?>, Map<String, ?>> removal = new HashMap<>();
            removal.put(Map.of("p", 1), null);
            get(store.write("c", removal));
        }
        try (var store = started(file)) {
            assertThat(get(store.readAll("c"))).isEmpty();
        }
    }

    @Test
    void keepsTheNewestOfManyWritesAtOnce() throws Exception {
        Path file = folder.resolve("offsets");
        try (var store = started(file)) {
            var writes = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i <= 500; i++)
                writes.add(store.write("c", Map.of(Map.of("p", i % 5), Map.of("position", i))));
            get(CompletableFuture.allOf(writes.toArray(CompletableFuture<?>[]::new)));
        }
        try (var store = started(file)) {
            assertThat(get(store.readAll("c"))).hasSize(5);
            assertThat(read(store, "c", Map.of("p", 0))).isEqualTo(Map.of("position", 500L));
        }
    }

    @Test
    void takesAMissingOrEmptyFileForNoOffsets() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty"));
        try (var store = started(empty)) {
            assertThat(get(store.readAll("c"))).isEmpty();
        }
        try (var store = started(folder.resolve("missing"))) {
            assertThat(get(store.readAll("c"))).isEmpty();
        }
        assertThat(folder.resolve("missing")).doesNotExist();
    }

    @Test
    void writesThroughALink() throws Exception {
        Path real = Files.createFile(folder.resolve("real"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        try (var store = started(link)) {
            get(store.write("c", Map.of(Map.of("p", 1), Map.of("position", 7))));
        }
        assertThat(link).isSymbolicLink();
        assertThat(Files.size(real)).isPositive();
    }

    @Test
    void namesAFolderThatDoesNotExist() {
        Path file = folder.resolve("nowhere").resolve("offsets");
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nowhere")
                .hasMessageContaining("offset.storage.file.filename");
    }

    @Test
    void refusesAFileThatIsNone() throws Exception {
        Path file = Files.writeString(folder.resolve("offsets"), "these are not offsets");
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("not an offset file");
    }

    @Test
    void refusesAFileWithOtherClasses() throws Exception {
        assertRefused(new HashMap<>(Map.of("key", "value")));
        assertRefused(new HashMap<>(Map.of(new java.util.concurrent.atomic.AtomicLong(), new byte[0])));
        assertRefused(new java.util.TreeMap<>(Map.of(1, 2)));
        assertRefused(new byte[] {1});
    }

    @Test
    void tellsWhenAWriteFails() throws Exception {
        Path inner = Files.createDirectory(folder.resolve("inner"));
        try (var store = started(inner.resolve("offsets"))) {
            Files.delete(inner);
            CompletableFuture<Void> write = store.write("c", Map.of(Map.of("p", 1), Map.of("position", 7)));
            assertThat(write)
                    .failsWithin(10, TimeUnit.SECONDS)
                    .withThrowableOfType(java.util.concurrent.ExecutionException.class)
                    .withMessageContaining("Cannot write source offsets");
            Files.createDirectory(inner);
            get(store.write("c", Map.of(Map.of("p", 2), Map.of("position", 8))));
        }
        try (var store = started(inner.resolve("offsets"))) {
            assertThat(get(store.readAll("c"))).hasSize(2);
        }
    }

    private void assertRefused(Object content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(content);
        }
        Path file = Files.write(folder.resolve("forged"), bytes.toByteArray());
        assertThatThrownBy(() -> started(file))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("something other than offsets");
    }

    private static FileOffsetStore started(Path file) {
        var store = new FileOffsetStore(file);
        store.start();
        return store;
    }

    private static Object read(FileOffsetStore store, String connector, Map<String, ?> partition) throws Exception {
        return get(store.read(connector, List.of(partition))).get(partition);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static JsonNode contract() throws IOException {
        try (InputStream in = FileOffsetStoreTest.class.getResourceAsStream("/contract/offset-file.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
