package io.sluice.examples.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Collects records and writes those of each partition to a file of their own whenever offsets are about to be committed.
 *
 * <p>A file is named after the offset of its first record. If the worker dies after a file was written and before the offsets
 * were committed, the same records come again, beginning with the same one, and replace the file: each record ends up in
 * exactly one.
 */
public final class FolderSinkTask extends SinkTask {
    private final Map<TopicPartition, Page> pages = new HashMap<>();
    private Path folder;

    /** What was put since the last commit. */
    private record Page(long firstOffset, List<String> lines) {}

    @Override
    public String version() {
        return "1.0";
    }

    @Override
    public void start(Map<String, String> props) {
        folder = Path.of(new AbstractConfig(FolderSinkConnector.CONFIG, props).getString(FolderSinkConnector.FOLDER));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ConnectException("Cannot make the folder " + folder + " for the files: " + e, e);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        for (SinkRecord record : records) {
            if (record.value() == null) refuse(record);
            else collect(record);
        }
    }

    /** Leaves it to {@code errors.tolerance} what becomes of a record this task cannot use. */
    @SuppressWarnings("FutureReturnValueIgnored") // the worker waits for the report before it commits
    private void refuse(SinkRecord record) {
        DataException problem = new DataException("A line cannot be made of a record without value");
        ErrantRecordReporter reporter = context.errantRecordReporter();
        if (reporter == null) throw problem;
        reporter.report(record, problem);
    }

    private void collect(SinkRecord record) {
        // Before transforms: they may rename the topic, and committing goes by the original.
        TopicPartition partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
        pages.computeIfAbsent(partition, p -> new Page(record.originalKafkaOffset(), new ArrayList<>()))
                .lines()
                .add(record.value().toString());
    }

    /** The worker commits these offsets when this returns, so from here on the records are this task's responsibility. */
    @Override
    public void flush(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            for (TopicPartition partition : offsets.keySet()) {
                Page page = pages.get(partition);
                if (page != null) write(partition, page);
                pages.remove(partition);
            }
        } catch (IOException e) {
            pages.clear(); // nothing is committed, and everything since the last commit comes again
            throw new ConnectException("Cannot write records to " + folder + ": " + e, e);
        }
    }

    /** Under another name at first, so that nobody finds half a file. */
    private void write(TopicPartition partition, Page page) throws IOException {
        String name = "%s-%020d.txt".formatted(partition, page.firstOffset());
        Path draft = Files.write(folder.resolve(name + ".part"), page.lines());
        Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Called after the last flush of these partitions; another task may have them next. */
    @Override
    public void close(Collection<TopicPartition> partitions) {
        pages.keySet().removeAll(partitions);
    }

    @Override
    public void stop() {
        // nothing is held
    }
}
