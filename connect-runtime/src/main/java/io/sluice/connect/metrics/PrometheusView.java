package io.sluice.connect.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The figures of JMX in the text formats of Prometheus. It hears of metrics as they come and go and keeps them in the order in
 * which they are written, so that a scrape has only to ask for values. Any thread.
 */
public final class PrometheusView implements MetricsReporter {
    private static final Logger log = LoggerFactory.getLogger(PrometheusView.class);

    private final ExpositionFormats formats = ExpositionFormats.init();
    private final Map<String, PrometheusFamily> families = new ConcurrentSkipListMap<>();

    /** All figures, ready to be written in the format that the client likes best. */
    public final class Scrape {
        private final ExpositionFormatWriter writer;

        private Scrape(ExpositionFormatWriter writer) {
            this.writer = writer;
        }

        public String contentType() {
            return writer.getContentType();
        }

        public void writeTo(OutputStream out) throws IOException {
            List<MetricSnapshot> snapshots = new ArrayList<>(families.size());
            for (PrometheusFamily family : families.values()) family.snapshot().ifPresent(snapshots::add);
            writer.write(out, new MetricSnapshots(snapshots));
        }
    }

    /** @param accept what the client says it takes; empty if it does not say */
    public Scrape scrape(String accept) {
        return new Scrape(formats.findWriter(accept));
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // nothing can be set
    }

    @Override
    public void init(List<KafkaMetric> metrics) {
        metrics.forEach(this::metricChange);
    }

    @Override
    public void metricChange(KafkaMetric metric) {
        PrometheusFamily family = families.computeIfAbsent(
                PrometheusFamily.nameOf(metric.metricName()), name -> PrometheusFamily.of(name, metric.metricName()));
        if (!family.add(metric)) log.debug("Prometheus is not shown {}, which there is already", metric.metricName());
    }

    @Override
    public void metricRemoval(KafkaMetric metric) {
        PrometheusFamily family = families.get(PrometheusFamily.nameOf(metric.metricName()));
        if (family != null) family.remove(metric);
    }

    @Override
    public void close() {
        families.clear();
    }
}
