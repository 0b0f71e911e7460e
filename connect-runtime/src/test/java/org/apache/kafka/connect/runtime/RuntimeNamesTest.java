package org.apache.kafka.connect.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.runtime.errors.ProcessingContext;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;
import org.junit.jupiter.api.Test;

/** What published connectors look for by name, many of them by reflection. */
class RuntimeNamesTest {
    private final ConsumerRecord<byte[], byte[]> consumed =
            new ConsumerRecord<>("orders", 1, 42, new byte[] {1}, new byte[] {2});

    @Test
    void aSinkRecordLeadsToTheRecordAsConsumed() throws Exception {
        Class<?> type = Class.forName("org.apache.kafka.connect.runtime.InternalSinkRecord");

        assertThat(type.getMethod("context").getReturnType()).isEqualTo(ProcessingContext.class);
        assertThat(ProcessingContext.class.getMethod("original").getReturnType())
                .isEqualTo(Object.class);
        assertThat(record().context().original()).isSameAs(consumed);
    }

    @Test
    void aContextHasTheConsumerInAField() throws Exception {
        var field = Class.forName("org.apache.kafka.connect.runtime.WorkerSinkTaskContext")
                .getDeclaredField("consumer");

        assertThat(field.getType()).isEqualTo(Consumer.class);
        assertThat(Modifier.isStatic(field.getModifiers())).isFalse();
        assertThat(SinkTaskContext.class).isAssignableFrom(WorkerSinkTaskContext.class);
    }

    @Test
    void aTransformedRecordKeepsItsOrigin() {
        SinkRecord changed = record().newRecord("elsewhere", 0, null, null, Schema.STRING_SCHEMA, "x", 5L)
                .newRecord("far", 9, null, null, Schema.STRING_SCHEMA, "y", 6L);

        assertThat(changed).isInstanceOf(InternalSinkRecord.class);
        assertThat(((InternalSinkRecord) changed).context().original()).isSameAs(consumed);
        assertThat(changed.topic()).isEqualTo("far");
        assertThat(changed.originalTopic()).isEqualTo("orders");
        assertThat(changed.originalKafkaPartition()).isEqualTo(1);
        assertThat(changed.originalKafkaOffset()).isEqualTo(42);
    }

    @Test
    void aRecordOfATransformationsOwnMakingIsGivenItsOriginBack() {
        SinkRecord own = new SinkRecord("own", 0, null, null, null, "x", 7);

        InternalSinkRecord wrapped = new InternalSinkRecord(new ProcessingContext<>(consumed), own);

        assertThat(wrapped.value()).isEqualTo("x");
        assertThat(wrapped.context().original()).isSameAs(consumed);
    }

    private InternalSinkRecord record() {
        return new InternalSinkRecord(
                new ProcessingContext<>(consumed),
                consumed.topic(),
                consumed.partition(),
                null,
                null,
                Schema.STRING_SCHEMA,
                "value",
                consumed.offset(),
                3L,
                TimestampType.CREATE_TIME,
                null);
    }
}
