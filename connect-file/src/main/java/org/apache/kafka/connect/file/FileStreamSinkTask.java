package org.apache.kafka.connect.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Writes each record's value as one line. Called on the task's thread. */
public class FileStreamSinkTask extends SinkTask {
    private String file; // null for a stream that was given or standard output
    private PrintStream out;

    public FileStreamSinkTask() {}

    /** For tests: writes to the given stream until started with a file. */
    public FileStreamSinkTask(PrintStream out) {
        this.out = out;
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void start(Map<String, String> props) {
        file = new AbstractConfig(FileStreamSinkConnector.CONFIG, props).getString(FileStreamSinkConnector.FILE_CONFIG);
        if (file == null) {
            out = System.out;
            return;
        }
        try {
            out = new PrintStream(
                    new BufferedOutputStream(
                            Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.APPEND)),
                    false,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConnectException(
                    "Cannot open " + file + " to append lines to it (" + e
                            + "). Create its folder, or let the worker's user write there.",
                    e);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) out.println(record.value());
        out.flush(); // whoever watches the file sees the lines now, not at the next commit
    }

    /** Lines count as delivered only when the file has taken them. */
    @Override
    public void flush(Map<TopicPartition, OffsetAndMetadata> offsets) {
        if (out.checkError()) // flushes, too
        throw new ConnectException("Cannot write to " + (file == null ? "standard output" : file)
                + ": the stream reported an error, so its lines since the last flush may be missing there");
    }

    @Override
    public void stop() {
        if (file != null && out != null) out.close();
    }
}
