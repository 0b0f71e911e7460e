package io.sluice.connect.metrics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.common.metrics.KafkaMetricsContext;
import org.apache.kafka.common.metrics.MetricConfig;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Time;

/**
 * The registries of one worker and those who are told what is in them: JMX, where it is called {@code kafka.connect}, the
 * operator's reporters, and the Prometheus view. The worker has one registry; as a member of a group it has a second one, whose
 * metrics carry its client id.
 *
 * <p>Reporters are owed a context that names the Kafka cluster, which is known only once a broker has answered; so all but JMX
 * are told then, of everything there is by that time. The start-up thread owns this object.
 */
public final class WorkerMetrics implements AutoCloseable {
    private static final String DOMAIN = "kafka.connect";

    private final Reporting reporting;
    private final PrometheusView prometheus = new PrometheusView();
    private final Metrics worker;
    private final List<MetricsReporter> waiting;
    private final List<Named> registries = new ArrayList<>();
    private Map<String, String> context = Map.of();

    private record Named(String id, Metrics registry) {}

    /** Fails if a reporter cannot be made. */
    public WorkerMetrics(Reporting reporting) {
        this.reporting = reporting;
        this.waiting = reporting.withoutJmx();
        this.worker = registry(Map.of());
    }

    private Metrics registry(Map<String, String> tags) {
        MetricConfig sampling = reporting.sampling().tags(tags);
        List<MetricsReporter> first = new ArrayList<>();
        if (reporting.wantsJmx()) first.add(new JmxReporter());
        for (MetricsReporter jmx : first) jmx.configure(reporting.config());
        Metrics registry = new Metrics(sampling, first, Time.SYSTEM, new KafkaMetricsContext(DOMAIN));
        if (reporting.prometheus()) registry.addReporter(prometheus);
        return registry;
    }

    public Metrics worker() {
        return worker;
    }

    /** Empty if Prometheus is to be shown nothing. */
    public PrometheusView prometheus() {
        return prometheus;
    }

    /** The worker knows its own name now. */
    public void named(String workerId) {
        name(workerId, worker);
    }

    private void name(String id, Metrics registry) {
        registries.add(new Named(id, registry));
        AppInfoParser.registerAppInfo(DOMAIN, id, registry, Time.SYSTEM.milliseconds());
    }

    /** The cluster is known now, and with it all that reporters are to know about this worker. */
    public void introduce(Map<String, String> labels) {
        context = Map.copyOf(labels);
        introduce(worker, waiting, registries.get(0).id());
        waiting.clear();
    }

    private void introduce(Metrics registry, List<MetricsReporter> reporters, String clientId) {
        Map<String, Object> config = new HashMap<>(reporting.config());
        config.put("client.id", clientId);
        for (MetricsReporter reporter : reporters) {
            reporter.configure(config);
            reporter.contextChange(new KafkaMetricsContext(DOMAIN, context));
            registry.addReporter(reporter);
        }
    }

    /** The registry for the member of the group that this worker is. To be asked for once, after the introduction. */
    public Metrics member(String clientId) {
        Metrics member = registry(Map.of("client-id", clientId));
        introduce(member, reporting.withoutJmx(), clientId);
        name(clientId, member);
        return member;
    }

    @Override
    public void close() {
        for (Named one : registries) AppInfoParser.unregisterAppInfo(DOMAIN, one.id(), one.registry());
        for (Named one : registries)
            if (one.registry() != worker) one.registry().close();
        worker.close();
        waiting.forEach(MetricsReporter::close);
    }
}
