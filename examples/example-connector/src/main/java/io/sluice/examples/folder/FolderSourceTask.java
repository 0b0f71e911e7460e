package io.sluice.examples.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/**
 * Reads its share of a folder's files, one file after the other.
 *
 * <p>A file is a source partition, the number of lines read an offset. Because the partition names the file and not the task, a
 * position is found again by whichever task has the file next, also after {@code tasks.max} was changed.
 */
public final class FolderSourceTask extends SourceTask {
    static final String FILE = "file";
    static final String LINE = "line";
    private static final long PAUSE_MS = 500;

    private final Map<String, Long> positions = new HashMap<>(); // files begun, by the lines handed over
    private final Set<String> finished = new HashSet<>(); // a file does not grow, so these need no second look
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Path folder;
    private String topic;
    private int batchSize;
    private int share;
    private int shares;

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(FolderSourceConnector.CONFIG, props);
        folder = Path.of(config.getString(FolderSourceConnector.FOLDER));
        topic = config.getString(FolderSourceConnector.TOPIC);
        batchSize = config.getInt(FolderSourceConnector.BATCH_SIZE);
        share = Integer.parseInt(props.get(FolderSourceConnector.SHARE));
        shares = Integer.parseInt(props.get(FolderSourceConnector.SHARES));
    }

    /** The next lines of the first file that has some; null if for a while no file had any. */
    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        try {
            for (String file : files()) {
                List<SourceRecord> records = next(file);
                if (!records.isEmpty()) return records;
            }
        } catch (IOException e) {
            throw new RetriableException("Cannot read the files of " + folder + ": " + e, e); // the worker polls again
        }
        stopped.await(PAUSE_MS, TimeUnit.MILLISECONDS);
        return null;
    }

    private Set<String> files() throws IOException {
        Set<String> names = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.txt")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (Math.floorMod(name.hashCode(), shares) == share) names.add(name);
            }
        }
        return names;
    }

    private List<SourceRecord> next(String file) throws IOException {
        if (finished.contains(file)) return List.of();
        long position = positions.computeIfAbsent(file, this::stored);
        List<SourceRecord> records = new ArrayList<>();
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            for (String line : lines.skip(position).limit(batchSize).toList())
                records.add(record(file, ++position, line));
        }
        positions.put(file, position);
        if (records.size() < batchSize) finished.add(file);
        return records;
    }

    /** How far an earlier life of this task, or another task, came with a file. */
    private long stored(String file) {
        Map<String, Object> offset = context.offsetStorageReader().offset(Map.of(FILE, file));
        return offset == null ? 0 : ((Number) offset.get(LINE)).longValue();
    }

    private SourceRecord record(String file, long line, String text) {
        return new SourceRecord(
                Map.of(FILE, file), Map.of(LINE, line), topic, Schema.STRING_SCHEMA, file, Schema.STRING_SCHEMA, text);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }
}
