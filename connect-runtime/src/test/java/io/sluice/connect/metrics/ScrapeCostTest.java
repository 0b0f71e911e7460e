package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.Test;

/** What a scrape takes on a worker with a thousand tasks. Times depend on the machine, so they are printed and not asserted. */
class ScrapeCostTest {
    private static final int TASKS = 1_000;
    private static final int SCRAPES = 15;
    private static final long BYTES_PER_FIGURE = 1_000;

    @Test
    void aThousandTasksCostLittleGarbage() throws IOException {
        try (Metrics metrics = new Metrics()) {
            PrometheusView view = new PrometheusView();
            metrics.addReporter(view);
            for (int i = 0; i < TASKS; i++) addTask(metrics, i);
            int figures = metrics.metrics().size();

            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            Counting out = new Counting();
            long bytes = 0;
            long nanos = 0;
            for (int i = 0; i < SCRAPES; i++) { // the last one counts, when the code is warm
                out.written = 0;
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long begun = threads.getCurrentThreadCpuTime();
                view.scrape("").writeTo(out);
                nanos = threads.getCurrentThreadCpuTime() - begun;
                bytes = threads.getCurrentThreadAllocatedBytes() - allocated;
            }
            System.out.printf(
                    "scrape of %d figures of %d tasks: %.1f ms of processor time, %.1f MB allocated, %.1f MB written%n",
                    figures, TASKS, nanos / 1e6, bytes / 1e6, out.written / 1e6);

            assertThat(bytes / figures).as("bytes allocated for each figure").isLessThan(BYTES_PER_FIGURE);
        }
    }

    private static void addTask(Metrics metrics, int number) {
        Map<String, String> owner = new LinkedHashMap<>();
        owner.put("connector", "connector-" + number / 10);
        owner.put("task", Integer.toString(number % 10));
        Figures figures = new Figures(metrics, owner);
        Map<String, TaskMeter.Made> parts = new LinkedHashMap<>();
        for (String role : List.of("connector", "task", "key-converter", "value-converter", "header-converter"))
            parts.put(role, new TaskMeter.Made("com.acme.connect.Some" + role, "1.2.3"));
        TaskMeter task = new TaskMeter(figures, number % 2 == 0, parts);
        task.running();
        task.committed(true, task.now());
        new ErrorMeter(figures);
        if (number % 2 == 0) {
            SourceMeter source = new SourceMeter(figures, task);
            source.polled(number, source.now());
        } else {
            SinkMeter sink = new SinkMeter(figures, task);
            sink.read(number);
            sink.sent(number, sink.now());
        }
    }

    private static final class Counting extends OutputStream {
        private long written;

        @Override
        public void write(int b) {
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            written += length;
        }
    }
}
