package io.sluice.connect.store.local;

import io.sluice.connect.store.MalformedRecord;
import io.sluice.connect.store.OffsetCodec;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.OffsetTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Source offsets in one local file, all of them also in memory. The file is rewritten as a whole on the store's own thread;
 * writes that arrive while it is being rewritten share the next round.
 */
public final class FileOffsetStore implements OffsetStore {
    private static final Logger LOG = LoggerFactory.getLogger(FileOffsetStore.class);
    private static final long CLOSE_SECONDS = 10;

    private final Path path;
    private final OffsetFile file;
    private final OffsetTable table = new OffsetTable();
    private final ExecutorService writer = Executors.newSingleThreadExecutor(FileOffsetStore::thread);
    private List<CompletableFuture<Void>> waiting = new ArrayList<>(); // guarded by this: callers add, the writer takes

    public FileOffsetStore(Path path) {
        this.path = path;
        this.file = new OffsetFile(path);
    }

    @Override
    public void start() {
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ConfigException("Cannot keep source offsets in " + path + ": folder " + folder
                    + " does not exist. Create it or correct offset.storage.file.filename.");
        }
        file.read().forEach(this::load);
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> read(
            String connector, Collection<? extends Map<String, ?>> partitions) {
        try {
            return CompletableFuture.completedFuture(table.read(connector, partitions));
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Map<Map<String, ?>, Map<String, ?>>> readAll(String connector) {
        try {
            return CompletableFuture.completedFuture(table.readAll(connector));
        } catch (DataException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public CompletableFuture<Void> write(String connector, Map<Map<String, ?>, Map<String, ?>> offsets) {
        var stored = new CompletableFuture<Void>();
        try {
            OffsetCodec.encode(connector, offsets).forEach(entry -> table.put(entry.key(), entry.value()));
            synchronized (this) {
                waiting.add(stored);
            }
            writer.execute(this::save);
        } catch (DataException e) {
            stored.completeExceptionally(e);
        } catch (RejectedExecutionException e) {
            stored.completeExceptionally(new ConnectException(
                    "Cannot store offsets of connector " + connector + " in " + path + ": the worker is shutting down",
                    e));
        }
        return stored;
    }

    /** Waits for writes that were asked for before, within limits. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS))
                LOG.warn(
                        "Gave up waiting for source offsets to be written to {}; the newest may be missing there",
                        path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void load(OffsetCodec.Entry entry) {
        try {
            table.put(entry.key(), entry.value());
        } catch (MalformedRecord e) {
            LOG.warn("Skipping an entry of offset file {}: {}", path, e.getMessage());
        }
    }

    private void save() {
        List<CompletableFuture<Void>> round = takeWaiting();
        if (round.isEmpty()) return; // an earlier round has covered this write
        try {
            file.write(table.entries());
            round.forEach(stored -> stored.complete(null));
        } catch (IOException | RuntimeException e) {
            var failure = new ConnectException(
                    "Cannot write source offsets to " + path + ": " + e
                            + ". They are kept in memory and written with the next ones.",
                    e);
            round.forEach(stored -> stored.completeExceptionally(failure));
        }
    }

    private synchronized List<CompletableFuture<Void>> takeWaiting() {
        List<CompletableFuture<Void>> taken = waiting;
        waiting = new ArrayList<>();
        return taken;
    }

    private static Thread thread(Runnable task) {
        var thread = new Thread(task, "offset-file");
        thread.setDaemon(true);
        return thread;
    }
}
