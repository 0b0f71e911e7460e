package org.apache.kafka.connect.file;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads lines from where the last run stopped and waits for more.
 *
 * <p>A file that is not there yet is waited for. Offsets count bytes, so a file must only ever be appended to.
 */
public class FileStreamSourceTask extends SourceTask {
    private static final Logger log = LoggerFactory.getLogger(FileStreamSourceTask.class);
    private static final long IDLE_WAIT_MILLIS = 200;

    /** In source partitions: the path of the file, as configured. */
    public static final String FILENAME_FIELD = "filename";
    /** In source offsets: how many bytes have been read. */
    public static final String POSITION_FIELD = "position";

    private final Object idle = new Object();
    private String file;
    private String topic;
    private int batchSize;
    private Map<String, String> partition;
    private InputStream in; // null until the file is there
    private LineBuffer lines;
    private boolean saidMissing;
    private boolean closed; // guarded by this: whoever stops the task meets the task's thread
    private boolean stopped; // guarded by idle: the same two

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void start(Map<String, String> props) {
        AbstractConfig config = new AbstractConfig(FileStreamSourceConnector.CONFIG, props);
        file = config.getString(FileStreamSourceConnector.FILE_CONFIG);
        topic = config.getString(FileStreamSourceConnector.TOPIC_CONFIG);
        batchSize = Math.max(1, config.getInt(FileStreamSourceConnector.TASK_BATCH_SIZE_CONFIG));
        partition = Collections.singletonMap(FILENAME_FIELD, file);
        if (file == null) {
            in = System.in;
            lines = new LineBuffer(0);
        }
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        try {
            List<SourceRecord> records = readIfOpen();
            if (records == null) waitForMore();
            return records;
        } catch (IOException e) {
            throw new ConnectException("Cannot read " + name() + ": " + e.getMessage(), e);
        }
    }

    /** Excludes {@link #stop}, so that the file is not closed under a read. */
    private synchronized List<SourceRecord> readIfOpen() throws IOException {
        return !closed && isOpen() ? read() : null;
    }

    private boolean isOpen() throws IOException {
        if (in != null) return true;
        FileInputStream opened;
        try {
            opened = new FileInputStream(file);
        } catch (FileNotFoundException e) {
            if (!saidMissing) log.warn("Cannot open {} ({}); waiting until it can be", file, e.getMessage());
            saidMissing = true;
            return false;
        }
        long position = storedPosition();
        long size = opened.getChannel().size();
        if (position > 0) log.info("Reading {} from byte {} of {}", file, position, size);
        if (position > size)
            log.warn(
                    "{} is shorter than what was read of it before; lines come only once it has grown past that", file);
        opened.getChannel().position(position);
        in = opened;
        lines = new LineBuffer(position);
        return true;
    }

    private long storedPosition() {
        Map<String, Object> offset = context.offsetStorageReader().offset(partition);
        return offset == null ? 0 : SourcePosition.require(offset);
    }

    /** The next lines, null if there is none yet. */
    private List<SourceRecord> read() throws IOException {
        List<SourceRecord> records = new ArrayList<>();
        while (records.size() < batchSize) {
            String line = lines.next();
            if (line != null) records.add(record(line));
            else if (!isReadable() || lines.fill(in) <= 0) break;
        }
        return records.isEmpty() ? null : records;
    }

    /** Standard input must not be read where that would block, or the task could not be stopped. */
    private boolean isReadable() throws IOException {
        return file != null || in.available() > 0;
    }

    private SourceRecord record(String line) {
        return new SourceRecord(
                partition,
                SourcePosition.of(lines.position()),
                topic,
                null,
                null,
                null,
                Schema.STRING_SCHEMA,
                line,
                System.currentTimeMillis());
    }

    private void waitForMore() throws InterruptedException {
        synchronized (idle) {
            if (!stopped) idle.wait(IDLE_WAIT_MILLIS);
        }
    }

    private String name() {
        return file == null ? "standard input" : file;
    }

    /** Wakes a waiting poll and closes the file; any thread. */
    @Override
    public void stop() {
        synchronized (idle) {
            stopped = true;
            idle.notifyAll();
        }
        close();
    }

    private synchronized void close() {
        closed = true;
        if (in == null || file == null) return;
        try {
            in.close();
        } catch (IOException e) {
            log.warn("Cannot close {}", file, e);
        }
    }
}
