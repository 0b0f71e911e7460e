package io.sluice.connect.task;

import io.sluice.connect.kafka.TopicSpec;
import io.sluice.connect.kafka.Topics;
import io.sluice.connect.metrics.SinkMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Puts a sink task together, on its thread. */
final class SinkAssembly {
    private final TaskKit kit;
    private final TaskSetup setup;
    private final SinkMeter meter;

    SinkAssembly(TaskKit kit, TaskSetup setup, SinkMeter meter) {
        this.kit = kit;
        this.setup = setup;
        this.meter = meter;
    }

    SinkPipeline pipeline(SinkTask task) {
        ConverterSet converters = kit.plugins().converters(setup.connector(), setup.plugin(), setup.custody());
        Optional<DeadLetters> deadLetters = deadLetters();
        List<Tolerance.Report<ConsumerRecord<byte[], byte[]>>> reports = setup.reports();
        deadLetters.ifPresent(reports::add);
        Tolerance<ConsumerRecord<byte[], byte[]>> tolerance =
                new Tolerance<>(setup.settings().errors(), reports, setup.errors(), setup.orders(), kit.clock());
        ErrantRecords errant = new ErrantRecords(task.getClass(), converters, tolerance);

        Consumer<byte[], byte[]> consumer = kit.clients().consumer(setup.id(), setup.settings());
        setup.releases().add(() -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
        SinkProgress progress = new SinkProgress();
        SinkCommits commits = new SinkCommits(
                task,
                consumer,
                progress,
                settling(errant, deadLetters),
                setup.orders(),
                kit.pace(),
                kit.clock(),
                meter);
        SinkPartitions partitions = new SinkPartitions(task, consumer, progress, commits, setup.orders());
        SinkRequests requests = new SinkRequests(
                setup.own(),
                partitions,
                reports.isEmpty() ? null : errant, // the SPI has null for a worker that wants no reports
                setup.meters());
        return new SinkPipeline(
                task,
                requests,
                new SinkInput(consumer, partitions, setup.settings()),
                chain(converters, tolerance),
                progress,
                commits,
                setup.uses(kit),
                meter,
                setup.orders(),
                kit.pace().patience());
    }

    private static Runnable settling(ErrantRecords errant, Optional<DeadLetters> deadLetters) {
        return () -> {
            errant.failIfNotTolerated();
            deadLetters.ifPresent(DeadLetters::settle);
        };
    }

    private RecordChain<ConsumerRecord<byte[], byte[]>, SinkRecord> chain(
            ConverterSet converters, Tolerance<ConsumerRecord<byte[], byte[]>> tolerance) {
        List<Stage<? super SinkDraft>> stages = new ArrayList<>(SinkDraft.conversions(converters));
        stages.addAll(new TransformPlan<SinkRecord>(kit.plugins(), setup.plugin(), setup.custody())
                .steps(setup.settings().transforms()));
        return new RecordChain<>(SinkDraft::new, stages, tolerance);
    }

    private Optional<DeadLetters> deadLetters() {
        return setup.settings().errors().deadLetterQueue().map(queue -> {
            try (Admin admin = kit.clients().admin(setup.id(), setup.settings())) {
                RuledTopics.create(
                        new Topics(admin), new TopicSpec(queue.topic(), 1, queue.replicationFactor(), Map.of()));
            }
            Producer<byte[], byte[]> producer = kit.clients().deadLetterProducer(setup.id(), setup.settings());
            setup.releases().add(() -> producer.close(kit.pace().patience()));
            return new DeadLetters(producer, queue.topic(), setup.id(), queue.contextHeaders(), setup.errors());
        });
    }
}
