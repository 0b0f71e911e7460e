package io.sluice.connect.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.Test;

class TopicLogTest {
    private static final Duration START = Duration.ofSeconds(10);

    private final MemoryTopic topic = new MemoryTopic("t");
    private final Heard heard = new Heard();

    @Test
    void readsWhatIsThereBeforeItsStartReturns() {
        topic.write(bytes("a"), bytes("1"));
        topic.write(bytes("b"), null);
        try (var log = topic.log()) {
            log.start(heard, START);
            assertThat(heard.words).containsExactly("a=1", "b=null", "caught up");
        }
    }

    @Test
    void tellsOfARecordBeforeSayingThatItWasReached() throws Exception {
        try (var log = topic.log()) {
            log.start(heard, START);
            var where = log.append(bytes("a"), bytes("1")).get(10, TimeUnit.SECONDS);
            CompletableFuture<List<String>> then =
                    log.reached(where.partition(), where.offset()).thenApply(reached -> List.copyOf(heard.words));
            assertThat(then).succeedsWithin(START).isEqualTo(List.of("caught up", "a=1"));
        }
    }

    @Test
    void refreshesUpToTheEndOfTheMoment() {
        try (var log = topic.log()) {
            log.start(heard, START);
            for (int i = 0; i < 100; i++) topic.write(bytes("k"), bytes("" + i));
            assertThat(log.refresh().thenApply(read -> heard.words.size()))
                    .succeedsWithin(START)
                    .satisfies(size -> assertThat(size).isGreaterThanOrEqualTo(101));
        }
    }

    @Test
    void goesOnAfterAListenerThatFails() {
        var log = topic.log();
        var failing = new AtomicInteger();
        log.start(
                records -> {
                    if (failing.getAndIncrement() == 0) throw new IllegalStateException("a bug");
                    heard.read(records);
                },
                START);
        try (log) {
            topic.write(bytes("a"), bytes("1"));
            await().untilAtomic(failing, org.hamcrest.Matchers.greaterThan(0));
            topic.write(bytes("b"), bytes("2"));
            await().untilAsserted(() -> assertThat(heard.words).contains("b=2"));
        }
    }

    @Test
    void triesAgainWhatTheProducerDidNotTake() {
        topic.failNextWrite(new TimeoutException("where is it?"));
        topic.failNextWrite(new TimeoutException("still do not know"));
        try (var log = topic.log()) {
            log.start(heard, START);
            var first = log.append(bytes("a"), bytes("1"));
            var second = log.append(bytes("a"), bytes("2"));
            assertThat(first).succeedsWithin(START);
            assertThat(second).succeedsWithin(START);
            assertThat(topic.records())
                    .extracting(record -> new String(record.value(), UTF_8))
                    .containsExactly("1", "2");
        }
    }

    @Test
    void failsAnAppendThatDidNotHappen() {
        topic.failNextWrite(new RecordTooLargeException("too large"));
        try (var log = topic.log()) {
            log.start(heard, START);
            assertThat(log.append(bytes("a"), bytes("1")))
                    .failsWithin(START)
                    .withThrowableThat()
                    .withMessageContaining("Cannot write to topic t: too large");
            assertThat(log.append(bytes("a"), bytes("2"))).succeedsWithin(START);
        }
    }

    @Test
    void givesUpAStartThatTakesTooLongAndSaysWhy() {
        var unknown = new TopicLog<byte[], byte[]>(
                "unknown",
                "unknown-log",
                () -> new MockConsumer<>("earliest"),
                Optional::empty,
                partitions -> CompletableFuture.completedFuture(Map.of()),
                partition -> true);
        assertThatThrownBy(() -> unknown.start(heard, Duration.ofMillis(300)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContainingAll("topic unknown", "bootstrap.servers");
        assertThat(heard.words).containsExactly("disturbed");
    }

    @Test
    void refusesOrdersBeforeItsStartAndAfterItsEnd() {
        var log = topic.log();
        assertThat(log.refresh()).failsWithin(START);
        log.start(heard, START);
        log.close();
        assertThat(log.refresh()).failsWithin(START);
        assertThat(log.append(bytes("a"), null)).failsWithin(START);
        assertThat(log.reached(0, 0)).failsWithin(START);
    }

    @Test
    void failsThoseWhoStillWaitWhenItIsClosed() {
        var log = topic.log();
        log.start(heard, START);
        CompletableFuture<Void> never = log.reached(0, 1_000);
        log.close();
        assertThat(never).failsWithin(START);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static final class Heard implements TopicLog.Listener<byte[], byte[]> {
        final List<String> words = new CopyOnWriteArrayList<>();

        @Override
        public void read(List<ConsumerRecord<byte[], byte[]>> records) {
            for (ConsumerRecord<byte[], byte[]> record : records) {
                String value = record.value() == null ? "null" : new String(record.value(), UTF_8);
                words.add(new String(record.key(), UTF_8) + "=" + value);
            }
        }

        @Override
        public void caughtUp() {
            words.add("caught up");
        }

        @Override
        public void disturbed(Throwable trouble) {
            words.add("disturbed");
        }
    }
}
