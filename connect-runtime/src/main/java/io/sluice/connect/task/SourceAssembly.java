package io.sluice.connect.task;

import io.sluice.connect.config.TopicGroup;
import io.sluice.connect.kafka.Topics;
import io.sluice.connect.metrics.SourceMeter;
import io.sluice.connect.metrics.TaskMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Puts a source task together, on its thread. */
final class SourceAssembly {
    private final TaskKit kit;
    private final TaskSetup setup;
    private final TaskMeter meter;
    private final SourceMeter records;

    SourceAssembly(TaskKit kit, TaskSetup setup, TaskMeter meter, SourceMeter records) {
        this.kit = kit;
        this.setup = setup;
        this.meter = meter;
        this.records = records;
    }

    SourcePipeline pipeline(SourceTask task) {
        StoredOffsets stored = StoredOffsets.forTask(setup.id().connector(), kit.offsets());
        Tolerance<SourceRecord> tolerance = new Tolerance<>(
                setup.settings().errors(), setup.<SourceRecord>reports(), setup.errors(), setup.orders(), kit.clock());
        return new SourcePipeline(
                task,
                new SourceContext(setup.own(), stored, setup.meters()),
                chain(tolerance),
                delivery(task, tolerance),
                records,
                setup.orders(),
                kit.pace().patience());
    }

    private RecordChain<SourceRecord, ProducerRecord<byte[], byte[]>> chain(Tolerance<SourceRecord> tolerance) {
        SourceDraft draft =
                new SourceDraft(kit.plugins().converters(setup.connector(), setup.plugin(), setup.custody()));
        List<Stage> stages =
                new ArrayList<>(new TransformPlan<SourceRecord>(kit.plugins(), setup.plugin(), setup.custody())
                        .steps(setup.settings().transforms(), draft));
        stages.addAll(draft.conversions());
        return new RecordChain<>(draft, stages, tolerance);
    }

    private AtLeastOnce delivery(SourceTask task, Tolerance<SourceRecord> tolerance) {
        OffsetTracker tracker = new OffsetTracker();
        OffsetCommits commits = new OffsetCommits(
                setup.id().connector(), tracker, kit.offsets(), kit.pace().patience(), kit.lease(), kit.clock(), meter);
        OnDemand<Producer<byte[], byte[]>> producer =
                new OnDemand<>(kit.clients().producer(setup.id(), setup.settings()), Producer::close);
        setup.releases().add(() -> producer.close(Duration.ZERO));
        LogContext context = new LogContext(setup.id(), Thread.currentThread());
        commitRegularly(context.around(commits::tick));
        return new AtLeastOnce(
                producer,
                tracker,
                commits,
                creation(),
                setup.uses(kit),
                new SourceAcks(task, records, context),
                tolerance,
                setup.orders());
    }

    private void commitRegularly(Runnable tick) {
        long interval = kit.pace().interval().toMillis();
        ScheduledFuture<?> ticks =
                kit.offsetCommits().scheduleWithFixedDelay(tick, interval, interval, TimeUnit.MILLISECONDS);
        setup.releases().add(() -> ticks.cancel(false));
    }

    /** The worker creates topics only for connectors that say how; for others the broker may. */
    private TopicCreation creation() {
        List<TopicGroup> groups = setup.settings().topicGroups();
        if (groups.isEmpty() || !kit.topics().create()) {
            return TopicCreation.BY_BROKER;
        }
        OnDemand<Admin> admin = new OnDemand<>(() -> kit.clients().admin(setup.id(), setup.settings()), Admin::close);
        setup.releases().add(() -> admin.close(Duration.ZERO));
        return new RuledTopics(() -> new Topics(admin.get()), groups);
    }
}
