package org.apache.kafka.connect.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Time;
import org.junit.jupiter.api.Test;

/** Connectors that were compiled against another worker find these members by exact name and type. */
class KnownNamesTest {
    private final MethodHandles.Lookup lookup = MethodHandles.publicLookup();

    @Test
    void offersTheLogAsMirrorMakerCallsIt() throws Exception {
        Class<?> log = KafkaBasedLog.class;
        assertThat(lookup.findStatic(
                        log,
                        "withExistingClients",
                        MethodType.methodType(
                                log,
                                String.class,
                                Consumer.class,
                                Producer.class,
                                TopicAdmin.class,
                                Callback.class,
                                Time.class,
                                java.util.function.Consumer.class,
                                Predicate.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(log, "start", MethodType.methodType(void.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(log, "start", MethodType.methodType(void.class, boolean.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(log, "stop", MethodType.methodType(void.class)))
                .isNotNull();
        assertThat(lookup.findConstructor(
                        log,
                        MethodType.methodType(
                                void.class,
                                String.class,
                                Map.class,
                                Map.class,
                                Supplier.class,
                                Callback.class,
                                Time.class,
                                java.util.function.Consumer.class)))
                .isNotNull();
    }

    @Test
    void letsTheLogBeExtended() throws Exception {
        Class<?> log = KafkaBasedLog.class;
        assertThat(Modifier.isFinal(log.getModifiers())).isFalse();
        assertThat(Modifier.isProtected(log.getDeclaredMethod("createProducer").getModifiers()))
                .isTrue();
        assertThat(Modifier.isProtected(log.getDeclaredMethod("createConsumer").getModifiers()))
                .isTrue();
        assertThat(Modifier.isProtected(log.getDeclaredMethod("readPartition", TopicPartition.class)
                        .getModifiers()))
                .isTrue();
    }

    @Test
    void offersTopicAdministrationAsMirrorMakerCallsIt() throws Exception {
        Class<?> admin = TopicAdmin.class;
        Class<?> builder = TopicAdmin.NewTopicBuilder.class;
        assertThat(builder.getName()).isEqualTo("org.apache.kafka.connect.util.TopicAdmin$NewTopicBuilder");
        assertThat(lookup.findConstructor(admin, MethodType.methodType(void.class, Map.class)))
                .isNotNull();
        assertThat(lookup.findConstructor(admin, MethodType.methodType(void.class, Map.class, Admin.class)))
                .isNotNull();
        assertThat(lookup.findStatic(admin, "defineTopic", MethodType.methodType(builder, String.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(builder, "partitions", MethodType.methodType(builder, int.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(builder, "replicationFactor", MethodType.methodType(builder, short.class)))
                .isNotNull();
        assertThat(lookup.findVirtual(builder, "compacted", MethodType.methodType(builder)))
                .isNotNull();
        assertThat(lookup.findVirtual(builder, "build", MethodType.methodType(NewTopic.class)))
                .isNotNull();
        assertThat(AutoCloseable.class).isAssignableFrom(admin);
    }

    @Test
    void offersTheCallbackAsAnInterface() throws Exception {
        assertThat(Callback.class).isInterface();
        assertThat(lookup.findVirtual(
                        Callback.class,
                        "onCompletion",
                        MethodType.methodType(void.class, Throwable.class, Object.class)))
                .isNotNull();
    }

    @Test
    void definesATopicAsSaid() {
        NewTopic topic = TopicAdmin.defineTopic("t")
                .partitions(3)
                .replicationFactor((short) 2)
                .compacted()
                .config(Map.of("segment.ms", 5))
                .build();
        assertThat(topic.name()).isEqualTo("t");
        assertThat(topic.numPartitions()).isEqualTo(3);
        assertThat(topic.replicationFactor()).isEqualTo((short) 2);
        assertThat(topic.configs()).containsOnly(Map.entry("cleanup.policy", "compact"), Map.entry("segment.ms", "5"));
        assertThat(TopicAdmin.defineTopic("t").defaultPartitions().build().numPartitions())
                .isEqualTo(-1);
    }
}
