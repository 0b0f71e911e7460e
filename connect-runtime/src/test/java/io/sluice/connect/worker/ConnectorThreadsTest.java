package io.sluice.connect.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorThreadsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ConnectorThreads threads = new ConnectorThreads(timer, 2, Duration.ofMillis(300));
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        threads.close();
        timer.shutdownNow();
    }

    private ConnectorOrders orders(String connector) {
        return new ConnectorOrders(connector, threads, Clock.systemUTC());
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            done.add("interrupted");
        }
    }

    @Test
    void carriesOutTheOrdersOfOneConnectorOneAfterTheOther() {
        ConnectorOrders orders = orders("orders");
        AtomicInteger busy = new AtomicInteger();
        for (int i = 0; i < 50; i++) {
            String name = "order " + i;
            orders.give(name, () -> {
                if (busy.incrementAndGet() == 1) done.add(name);
                busy.decrementAndGet();
            });
        }

        await().atMost(LIMIT).until(() -> done.size() == 50);
        assertThat(done).first().isEqualTo("order 0");
        assertThat(done).last().isEqualTo("order 49");
    }

    @Test
    void keepsNoMoreBusyAtOnceThanTheMachineCanServe() {
        var patient = new ConnectorThreads(timer, 2, LIMIT);
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < 40; i++)
            new ConnectorOrders("c" + i, patient, Clock.systemUTC()).give("count", () -> {
                most.accumulateAndGet(busy.incrementAndGet(), Math::max);
                busy.decrementAndGet();
                done.add("x");
            });

        await().atMost(LIMIT).until(() -> done.size() == 40);
        assertThat(most.get()).isLessThanOrEqualTo(2);
        patient.close();
    }

    @Test
    void connectorsThatBlockHoldUpNobodyForLong() {
        for (int i = 0; i < 5; i++) orders("stuck" + i).give("block", this::block);

        orders("free").give("go", () -> done.add("free"));

        await().atMost(LIMIT).until(() -> done.contains("free"));
    }

    @Test
    void saysWhatAConnectorIsBusyWith() {
        ConnectorOrders orders = orders("orders");
        assertThat(orders.stage()).isEmpty();

        orders.give("starting connector orders", this::block);

        await().atMost(LIMIT).until(() -> orders.stage().isPresent());
        assertThat(orders.stage().orElseThrow().what()).isEqualTo("starting connector orders");
        release.countDown();
        await().atMost(LIMIT).until(() -> orders.stage().isEmpty());
    }

    @Test
    void anAbandonedConnectorIsInterruptedAndOrderedNothingMore() {
        ConnectorOrders orders = orders("orders");
        orders.give("block", this::block);
        orders.give("go on", () -> done.add("went on"));
        await().atMost(LIMIT).until(() -> orders.stage().isPresent());

        orders.abandon();
        orders.give("once more", () -> done.add("once more"));

        await().atMost(LIMIT).until(() -> orders.stage().isEmpty());
        assertThat(done).containsExactly("interrupted");
    }
}
