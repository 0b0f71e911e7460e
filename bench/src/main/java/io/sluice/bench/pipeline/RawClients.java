package io.sluice.bench.pipeline;

import io.sluice.testconnectors.Pace;
import io.sluice.testconnectors.Stamp;
import io.sluice.testconnectors.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * What a program without a worker does: one client for each task, with the clients' own defaults, in a process of its own. Its
 * values are written in advance.
 */
final class RawClients {
    private static final int BATCH = 500;
    private static final Duration LONGEST = Duration.ofMillis(100);

    private final String bootstrap;
    private final String topic;

    private RawClients(String bootstrap, String topic) {
        this.bootstrap = bootstrap;
        this.topic = topic;
    }

    /** The arguments: produce BOOTSTRAP TOPIC ROW, consume BOOTSTRAP TOPIC ROW FOLDER REWIND, or relay BOOTSTRAP TOPIC RATE FOLDER. */
    public static void main(String[] args) throws InterruptedException {
        RawClients clients = new RawClients(args[1], args[2]);
        List<Runnable> work = new ArrayList<>();
        switch (args[0]) {
            case "produce" -> {
                Row row = Row.of(args[3]);
                List<byte[]> values = row.content().written();
                for (int n = 0; n < row.tasks(); n++) {
                    int partition = n;
                    work.add(() -> clients.produce(partition, values, row.exactlyOnce()));
                }
            }
            case "consume" -> {
                for (int n = 0; n < Row.of(args[3]).tasks(); n++) {
                    int partition = n;
                    Tally tally = Tally.in(Path.of(args[4]), "raw-" + n);
                    work.add(() -> clients.consume(partition, tally, Long.parseLong(args[5]), false));
                }
            }
            case "relay" -> {
                Tally tally = Tally.in(Path.of(args[4]), "raw");
                work.add(() -> clients.produceAt(Integer.parseInt(args[3])));
                work.add(() -> clients.consume(0, tally, Long.MAX_VALUE, true));
            }
            default -> throw new IllegalArgumentException("Cannot " + args[0]);
        }
        for (Runnable one : work) {
            new Thread(one, "raw").start();
        }
        Thread.currentThread().join(); // until the process is ended
    }

    private void produce(int partition, List<byte[]> values, boolean exactlyOnce) {
        try (Producer<byte[], byte[]> producer = producer(exactlyOnce ? "raw-" + topic + "-" + partition : null)) {
            if (exactlyOnce) {
                producer.initTransactions();
            }
            for (int n = 0; ; ) {
                if (exactlyOnce) {
                    producer.beginTransaction();
                }
                for (int end = n + BATCH; n < end; n++) {
                    producer.send(record(partition, values.get(n % values.size())), ENDS_IF_LOST);
                }
                n %= values.size();
                if (exactlyOnce) {
                    producer.send(new ProducerRecord<>("raw-offsets", new byte[50], new byte[20]), ENDS_IF_LOST);
                    producer.commitTransaction();
                }
            }
        }
    }

    private void produceAt(int rate) {
        try (Producer<byte[], byte[]> producer = producer(null)) {
            for (Pace pace = Pace.of(rate); ; ) {
                for (int due = pace.awaitDue(); due > 0; due--) {
                    producer.send(record(0, Stamp.now()), ENDS_IF_LOST);
                }
            }
        }
    }

    private void consume(int partition, Tally tally, long rewindAt, boolean ages) {
        TopicPartition from = new TopicPartition(topic, partition);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(from));
            while (true) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(LONGEST);
                long last = 0;
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    last = record.offset();
                    if (ages) {
                        tally.age(Stamp.age(record.value()));
                    }
                }
                tally.count(records.count());
                if (last >= rewindAt) {
                    consumer.seek(from, 0);
                }
            }
        }
    }

    private ProducerRecord<byte[], byte[]> record(int partition, byte[] value) {
        return new ProducerRecord<>(topic, partition, null, value);
    }

    private Producer<byte[], byte[]> producer(String transactionalId) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrap);
        if (transactionalId != null) {
            settings.put("transactional.id", transactionalId);
        }
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static final Callback ENDS_IF_LOST = (metadata, failure) -> {
        if (failure != null) {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    };
}
