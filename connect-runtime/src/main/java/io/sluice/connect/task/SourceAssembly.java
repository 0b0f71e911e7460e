package io.sluice.connect.task;

import io.sluice.connect.config.TopicGroup;
import io.sluice.connect.kafka.Topics;
import io.sluice.connect.metrics.SourceMeter;
import io.sluice.connect.metrics.TaskMeter;
import io.sluice.connect.store.OffsetHome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Puts a source task together, on its thread. */
final class SourceAssembly {
    private final TaskKit kit;
    private final TaskSetup setup;
    private final DeliveryAssembly deliveries;
    private final SourceMeter records;

    SourceAssembly(TaskKit kit, TaskSetup setup, TaskMeter meter, SourceMeter records) {
        this.kit = kit;
        this.setup = setup;
        this.deliveries = DeliveryAssembly.of(kit, setup, meter);
        this.records = records;
    }

    SourcePipeline pipeline(SourceTask task) {
        OffsetHome home = kit.offsets().open(setup.id().toString(), setup.settings());
        setup.releases().add(home);
        Tolerance<SourceRecord> tolerance = new Tolerance<>(
                setup.settings().errors(), setup.<SourceRecord>reports(), setup.errors(), setup.orders(), kit.clock());
        SourceAcks acks = new SourceAcks(task, records, new LogContext(setup.id(), Thread.currentThread()));
        DeliveryAssembly.Made made = deliveries.make(home, creation(), tolerance, acks);
        return new SourcePipeline(
                task,
                new SourceContext(
                        setup.own(),
                        StoredOffsets.forTask(setup.id().connector(), home),
                        setup.meters(),
                        made.boundaries()),
                chain(tolerance),
                made.delivery(),
                records,
                setup.orders(),
                kit.pace().patience());
    }

    private RecordChain<SourceRecord, ProducerRecord<byte[], byte[]>> chain(Tolerance<SourceRecord> tolerance) {
        ConverterSet converters = kit.plugins().converters(setup.connector(), setup.plugin(), setup.custody());
        List<Stage<? super SourceDraft>> stages =
                new ArrayList<>(new TransformPlan<SourceRecord>(kit.plugins(), setup.plugin(), setup.custody())
                        .steps(setup.settings().transforms()));
        stages.addAll(SourceDraft.conversions(converters));
        return new RecordChain<>(SourceDraft::new, stages, tolerance);
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
