package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.model.TaskId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ConsumerRecord<byte[], byte[]> consumed =
            new ConsumerRecord<>("orders", 2, 42, "k".getBytes(StandardCharsets.UTF_8), new byte[] {1, 2});

    @Test
    void carriesTheRecordByteForByteAndWhatHappenedToIt() {
        consumed.headers().add("own", new byte[] {7});
        CompletableFuture<Void> safe = letters(true).gaveUp(failure(), true);
        assertThat(safe).isNotDone();

        ProducerRecord<byte[], byte[]> letter = producer.history().get(0);
        assertThat(letter.topic()).isEqualTo("dead");
        assertThat(letter.key()).isEqualTo(consumed.key());
        assertThat(letter.value()).isEqualTo(consumed.value());
        assertThat(letter.headers().lastHeader("own").value()).containsExactly(7);
        assertThat(header(letter, "topic")).isEqualTo("orders");
        assertThat(header(letter, "partition")).isEqualTo("2");
        assertThat(header(letter, "offset")).isEqualTo("42");
        assertThat(header(letter, "connector.name")).isEqualTo("sink");
        assertThat(header(letter, "task.id")).isEqualTo("1");
        assertThat(header(letter, "stage")).isEqualTo("VALUE_CONVERTER");
        assertThat(header(letter, "class.name")).isEqualTo(DeadLettersTest.class.getName());
        assertThat(header(letter, "exception.class.name")).isEqualTo(DataException.class.getName());
        assertThat(header(letter, "exception.message")).isEqualTo("not JSON");
        assertThat(header(letter, "exception.stacktrace")).contains("DeadLettersTest");
    }

    @Test
    void addsNoHeadersUnasked() {
        CompletableFuture<Void> safe = letters(false).gaveUp(failure(), true);

        assertThat(safe).isNotDone();
        assertThat(producer.history().get(0).headers()).isEmpty();
    }

    @Test
    void failsTheTaskWhenALetterIsLost() {
        DeadLetters letters = letters(false);
        CompletableFuture<Void> safe = letters.gaveUp(failure(), true);

        producer.errorNext(new RecordTooLargeException("too large"));

        assertThat(safe).isCompletedExceptionally();
        assertThatThrownBy(letters::settle)
                .isInstanceOf(TaskFailed.class)
                .hasMessage(
                        "Cannot send record orders-2@42 to dead letter topic dead: RecordTooLargeException: too large");
    }

    @Test
    void waitsForLettersBeforeACommit() {
        DeadLetters letters = letters(false);
        CompletableFuture<Void> safe = letters.gaveUp(failure(), true);
        assertThat(safe).isNotDone();

        letters.settle();

        assertThat(safe).isCompleted();
    }

    @Test
    void sendsNothingWhenTheTaskEndsWithTheRecord() {
        letters(false).gaveUp(failure(), false).join();

        assertThat(producer.history()).isEmpty();
    }

    private DeadLetters letters(boolean withContext) {
        return new DeadLetters(
                producer,
                "dead",
                new TaskId("sink", 1),
                withContext,
                new ErrorMeter(new Figures(new Metrics(), Map.of())));
    }

    private RecordFailure<ConsumerRecord<byte[], byte[]>> failure() {
        return new RecordFailure<>(
                StageKind.VALUE_CONVERTER,
                DeadLettersTest.class,
                "Value converter",
                "record orders-2@42",
                consumed,
                new DataException("not JSON"));
    }

    private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__connect.errors." + name).value(), StandardCharsets.UTF_8);
    }
}
