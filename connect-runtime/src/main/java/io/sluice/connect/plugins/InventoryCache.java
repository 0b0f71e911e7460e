package io.sluice.connect.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps inventories from one start to the next, each in a file named by the {@link Fingerprint} of what it was made from: what
 * changed is not found, and workers may share the folder. Whatever goes wrong here costs time, nothing else.
 */
final class InventoryCache {
    private static final Logger log = LoggerFactory.getLogger(InventoryCache.class);
    private static final Duration UNUSED = Duration.ofDays(90);
    private static final Duration NOTED_AS_USED = Duration.ofDays(1);

    private final Optional<Path> folder;
    private final ObjectMapper json = new ObjectMapper();

    InventoryCache(Optional<Path> folder) {
        this.folder = folder;
    }

    /**
     * By what name an inventory of these files would be kept; none where nothing is kept, or where the files cannot be looked
     * at.
     *
     * @param circumstances what else decides about the inventory
     */
    Optional<Path> entry(List<Path> paths, String... circumstances) {
        if (folder.isEmpty()) return Optional.empty();
        try {
            return Optional.of(folder.get().resolve(Fingerprint.of(paths, circumstances) + ".json"));
        } catch (IOException | UncheckedIOException e) {
            log.debug("Cannot look at the files below {}", paths, e);
            return Optional.empty();
        }
    }

    Optional<Inventory> get(Path file) {
        try {
            Inventory inventory = json.readValue(Files.readAllBytes(file), Inventory.class);
            noteAsUsed(file);
            return Optional.of(inventory);
        } catch (NoSuchFileException neverMade) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            log.debug("Cannot use {}", file, e);
            return Optional.empty();
        }
    }

    private static void noteAsUsed(Path file) throws IOException {
        Instant now = Instant.now();
        if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(NOTED_AS_USED)))
            Files.setLastModifiedTime(file, FileTime.from(now));
    }

    void put(Path file, Inventory inventory) {
        Path folder = file.getParent();
        try {
            Files.createDirectories(folder);
            forgetUnused(folder);
            Path draft = Files.createTempFile(folder, "draft", ".json");
            Files.write(draft, json.writeValueAsBytes(inventory));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.debug("Cannot keep what a plugin location holds in {}; the next start reads it again", file, e);
        }
    }

    private static void forgetUnused(Path folder) throws IOException {
        Instant limit = Instant.now().minus(UNUSED);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".json"))::iterator)
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) Files.deleteIfExists(file);
        }
    }
}
