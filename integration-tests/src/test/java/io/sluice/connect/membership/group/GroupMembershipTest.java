package io.sluice.connect.membership.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sluice.connect.membership.LastWords;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.group.GroupSettings.Timing;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.testkit.KafkaBroker;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.metrics.Metrics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupMembershipTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static KafkaBroker kafka;

    private final String groupId = "group-" + UUID.randomUUID();
    private final List<Worker> workers = new ArrayList<>();
    private volatile LastWords lastWords = LastWords.NONE;
    private volatile ClusterSnapshot log = ClusterSnapshot.EMPTY;
    private GroupProtocol protocol = GroupProtocol.SESSIONED;
    private Duration maxDelay = Duration.ofMinutes(5);
    private Duration session = Duration.ofSeconds(6);
    private int ports = 8083;

    @BeforeAll
    static void startBroker() {
        kafka = KafkaBroker.start(Map.of(
                "group.initial.rebalance.delay.ms", "0",
                "group.min.session.timeout.ms", "1000"));
    }

    @AfterAll
    static void stopBroker() {
        kafka.close();
    }

    @AfterEach
    void closeWorkers() {
        workers.forEach(Worker::close);
    }

    /** As much of a worker as the group can see: it stops what it has to at once, and says so. */
    private final class Worker implements Membership.Listener, AutoCloseable {
        final URI url;
        final Metrics metrics = new Metrics();
        final GroupMembership membership;
        final List<Membership.Joined> rounds = new CopyOnWriteArrayList<>();
        final List<String> losses = new CopyOnWriteArrayList<>();
        volatile Assignment running = Assignment.NONE;
        volatile boolean releases = true;

        Worker(URI url) {
            this.url = url;
            var timing = new Timing(
                    session,
                    Duration.ofMillis(500),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(2),
                    maxDelay);
            membership = new GroupMembership(
                    new GroupSettings(
                            groupId,
                            Optional.empty(),
                            protocol,
                            url,
                            timing,
                            Map.of("bootstrap.servers", kafka.bootstrapServers())),
                    metrics,
                    Clock.systemUTC(),
                    () -> CompletableFuture.completedFuture(log),
                    (worker, units) -> lastWords.stopped(worker, units));
            membership.advanced(log);
            membership.start(this);
            workers.add(this);
        }

        @Override
        public void joined(Membership.Joined joined) {
            running = joined.assignment();
            rounds.add(joined);
            if (releases && !joined.revoked().isEmpty()) membership.released(joined.generation());
        }

        @Override
        public void lost(String reason) {
            running = Assignment.NONE;
            losses.add(reason);
            if (releases) membership.released();
        }

        Membership.Joined last() {
            return rounds.get(rounds.size() - 1);
        }

        boolean leads() {
            return !rounds.isEmpty() && last().isLeader();
        }

        @Override
        public void close() {
            membership.close();
            metrics.close();
        }
    }

    private Worker worker() {
        return new Worker(URI.create("http://127.0.0.1:" + ports++ + "/"));
    }

    private void connectors(Map<String, Integer> tasksByConnector) {
        var connectors = new TreeMap<String, ConnectorSpec>();
        tasksByConnector.forEach((name, tasks) -> connectors.put(
                name,
                new ConnectorSpec(
                        name,
                        Map.of(),
                        TargetState.STARTED,
                        new TaskSet.Committed(Collections.nCopies(tasks, Map.of()), Optional.empty()))));
        log = new ClusterSnapshot(log.offset() + 1, connectors, Optional.empty(), Map.of());
        workers.forEach(worker -> worker.membership.advanced(log));
    }

    private void awaitShares(int... tasks) {
        await().atMost(LIMIT).untilAsserted(() -> {
            assertThat(workers.stream()
                            .map(worker -> worker.running.tasks().size())
                            .sorted())
                    .containsExactlyElementsOf(Arrays.stream(tasks).boxed().toList());
            Assignment all = Assignment.NONE;
            for (Worker worker : workers) all = all.plus(worker.running);
            assertThat(all.connectors()).isEqualTo(log.connectors().keySet());
        });
    }

    private Worker leader() {
        await().atMost(LIMIT).until(() -> workers.stream().anyMatch(Worker::leads));
        return workers.stream().filter(Worker::leads).findFirst().orElseThrow();
    }

    private void gone(Worker worker) {
        workers.remove(worker);
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void aLoneWorkerLeadsAndGetsEverything(GroupProtocol protocol) {
        this.protocol = protocol;
        connectors(Map.of("orders", 2));

        Worker only = worker();

        awaitShares(2);
        assertThat(only.leads()).isTrue();
        assertThat(only.last().leaderUrl()).isEqualTo(only.url);
        assertThat(only.last().configOffset()).isZero();
        assertThat(only.membership.memberId()).contains(only.last().memberId());
        assertThat(only.membership.ownerOf("orders")).contains(only.url);
        assertThat(only.membership.ownerOf(new TaskId("orders", 1))).contains(only.url);
    }

    @Test
    void aNewConnectorIsHandedOutWithoutBeingAskedFor() {
        Worker only = worker();
        await().atMost(LIMIT).until(only::leads);

        connectors(Map.of("orders", 0));
        await().atMost(LIMIT).until(() -> only.running.connectors().contains("orders"));
        connectors(Map.of("orders", 3));

        awaitShares(3);
    }

    @Test
    void aDeletedConnectorIsRevoked() {
        connectors(Map.of("orders", 1, "bills", 1));
        Worker only = worker();
        awaitShares(2);

        connectors(Map.of("bills", 1));

        awaitShares(1);
        assertThat(only.last().revoked().connectors()).containsExactly("orders");
    }

    @ParameterizedTest
    @EnumSource(GroupProtocol.class)
    void growsFromOneToThreeAndShrinksAgain(GroupProtocol protocol) {
        this.protocol = protocol;
        maxDelay = Duration.ZERO;
        connectors(Map.of("orders", 4, "bills", 4, "stock", 1));
        worker();
        awaitShares(9);

        worker();
        awaitShares(4, 5);
        Worker third = worker();
        awaitShares(3, 3, 3);

        third.close();
        gone(third);
        awaitShares(4, 5);
    }

    @Test
    void givesTheWorkOfAnAnnouncedDepartureAwayAtOnce() {
        connectors(Map.of("orders", 6));
        worker();
        worker();
        awaitShares(3, 3);
        Worker leader = leader();
        Worker other =
                workers.stream().filter(worker -> worker != leader).findFirst().orElseThrow();

        other.membership.announceDeparture(LIMIT);
        assertThat(other.running).isEqualTo(Assignment.NONE);
        other.close();
        gone(other);

        awaitShares(6);
        assertThat(leader.rounds).allSatisfy(round -> assertThat(round.delay()).isZero());
    }

    @Test
    void handsTheWorkOfALeaderOverThatAnnouncedItsDeparture() {
        connectors(Map.of("orders", 6));
        worker();
        worker();
        awaitShares(3, 3);
        Worker leader = leader();
        Worker other =
                workers.stream().filter(worker -> worker != leader).findFirst().orElseThrow();

        leader.membership.announceDeparture(LIMIT);
        leader.close();
        gone(leader);

        awaitShares(6);
        assertThat(other.leads()).isTrue();
        assertThat(other.last().delay()).isZero();
    }

    @Test
    void doesNotWaitForAWorkerThatIsHeardToHaveStoppedItsWork() {
        connectors(Map.of("orders", 6));
        worker();
        worker();
        awaitShares(3, 3);
        Worker leader = leader();
        Worker other =
                workers.stream().filter(worker -> worker != leader).findFirst().orElseThrow();
        other.membership.vanish();
        gone(other);
        await().atMost(LIMIT).until(() -> !leader.last().delay().isZero());

        lastWords = (worker, units) -> worker.equals(other.url) ? units : Assignment.NONE;

        awaitShares(6);
    }

    @Test
    void waitsForAWorkerThatVanishedAndGivesItsWorkBack() {
        connectors(Map.of("orders", 6));
        worker();
        worker();
        awaitShares(3, 3);
        Worker leader = leader();
        Worker other =
                workers.stream().filter(worker -> worker != leader).findFirst().orElseThrow();
        Assignment lost = other.running;

        other.membership.vanish();
        gone(other);
        await().atMost(LIMIT).until(() -> !leader.last().delay().isZero());
        Worker back = new Worker(other.url);

        awaitShares(3, 3);
        assertThat(back.running).isEqualTo(lost);
        assertThat(leader.membership.ownerOf(lost.tasks().iterator().next())).contains(back.url);
    }

    @Test
    void takesTheWorkOfAVanishedWorkerOverWhenTheDelayIsOver() {
        maxDelay = Duration.ofSeconds(2);
        connectors(Map.of("orders", 6));
        worker();
        worker();
        awaitShares(3, 3);
        Worker leader = leader();
        Worker other =
                workers.stream().filter(worker -> worker != leader).findFirst().orElseThrow();
        Assignment kept = leader.running;

        other.membership.vanish();
        gone(other);

        awaitShares(6);
        assertThat(leader.losses).isEmpty();
        assertThat(leader.rounds)
                .allSatisfy(round -> assertThat(round.revoked().minus(kept)).isEqualTo(round.revoked()));
    }

    @Test
    void losesTheGroupWhenTheCoordinatorStaysSilentAndComesBack() {
        connectors(Map.of("orders", 2));
        Worker only = worker();
        awaitShares(2);

        kafka.suspend();
        try {
            await().atMost(LIMIT).until(() -> !only.losses.isEmpty());
            assertThat(only.membership.memberId()).isEmpty();
        } finally {
            kafka.resume();
        }

        awaitShares(2);
    }

    @Test
    void keepsItsWorkWhileTheBrokerRestarts() {
        session = Duration.ofSeconds(30);
        connectors(Map.of("orders", 2));
        Worker only = worker();
        awaitShares(2);
        int rounds = only.rounds.size();

        kafka.restart();

        connectors(Map.of("orders", 3));
        awaitShares(3);
        assertThat(only.losses).isEmpty();
        assertThat(only.rounds.size()).isGreaterThan(rounds);
    }

    @Test
    void closesSoonWhileNoBrokerAnswers() {
        kafka.suspend();
        try {
            Worker only = worker();

            long start = System.nanoTime();
            only.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(11));
        } finally {
            kafka.resume();
        }
    }

    @Test
    void aRoundWaitsUntilWhatWasLostHasStopped() {
        protocol = GroupProtocol.EAGER;
        connectors(Map.of("orders", 2));
        Worker only = worker();
        awaitShares(2);
        only.releases = false;

        connectors(Map.of("orders", 3));
        await().atMost(LIMIT).until(() -> !only.losses.isEmpty());
        int rounds = only.rounds.size();
        assertThat(only.running).isEqualTo(Assignment.NONE);
        only.membership.released();

        await().atMost(LIMIT).until(() -> only.rounds.size() > rounds);
        awaitShares(3);
    }
}
