package io.sluice.testconnectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/**
 * Appends a line {@code TOPIC-PARTITION-OFFSET VALUE} for each record to a file of its own.
 *
 * <p>When {@code put} returns, the lines are with the operating system: a worker that is killed afterwards takes none of them
 * along.
 */
public final class NumberedSinkTask extends SinkTask {

    private BufferedWriter file;

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> props) {
        try {
            Path folder = Files.createDirectories(Path.of(props.get(NumberedSink.FOLDER)));
            String life = props.get("name") + "-" + props.get(Numbered.TASK) + "-";
            file = Files.newBufferedWriter(Files.createTempFile(folder, life, ".txt"), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a file in " + props.get(NumberedSink.FOLDER), e);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        try {
            for (SinkRecord record : records) {
                file.write(record.topic() + "-" + record.kafkaPartition() + "-" + record.kafkaOffset() + " "
                        + record.value() + "\n");
            }
            file.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write down records", e);
        }
    }

    @Override
    public void stop() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close the file of records", e);
        }
    }
}
