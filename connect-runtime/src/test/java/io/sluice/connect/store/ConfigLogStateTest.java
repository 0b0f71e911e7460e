package io.sluice.connect.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.Fencing;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import io.sluice.connect.store.ConfigRecord.ConnectorConfigured;
import io.sluice.connect.store.ConfigRecord.ConnectorRemoved;
import io.sluice.connect.store.ConfigRecord.TargetSet;
import io.sluice.connect.store.ConfigRecord.TaskConfigured;
import io.sluice.connect.store.ConfigRecord.TasksCommitted;
import io.sluice.connect.store.ConfigRecord.TasksFenced;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLogStateTest {
    private static final Map<String, String> ONE = Map.of("v", "1");
    private static final Map<String, String> TWO = Map.of("v", "2");

    @ParameterizedTest
    @CsvSource({"default.json,42", "exactly-once.json,80"})
    void endsWithTheOneConnectorThatTheContractLeftBehind(String dump, long behindLast) {
        ClusterSnapshot end = fold(dump, Long.MAX_VALUE);
        assertThat(end.connectors()).containsOnlyKeys("stopped-at-birth");
        assertThat(end.connectors().get("stopped-at-birth").target()).isEqualTo(TargetState.STOPPED);
        assertThat(end.connectors().get("stopped-at-birth").tasks()).isEqualTo(TaskSet.none());
        assertThat(end.offset()).isEqualTo(behindLast);
        assertThat(end.sessionKey()).isPresent();
    }

    @Test
    void knowsEveryConnectorInTheMiddleOfTheContract() {
        ClusterSnapshot middle = fold("default.json", 31);
        assertThat(middle.connectors())
                .containsOnlyKeys("src", "paused-at-birth", "stopped-at-birth", "sink", "bad", "file");
        assertThat(middle.connectors().get("src").target()).isEqualTo(TargetState.STOPPED);
        assertThat(middle.connectors().get("src").tasks().size()).isZero();
        assertThat(middle.connectors().get("paused-at-birth").target()).isEqualTo(TargetState.PAUSED);
        assertThat(middle.connectors().get("bad").tasks()).isEqualTo(TaskSet.none());
        ConnectorSpec sink = middle.connectors().get("sink");
        assertThat(sink.tasks().config(0)).get().satisfies(config -> assertThat(config)
                .containsEntry("task.class", "contract.probe.ProbeSinkTask"));
        assertThat(((TaskSet.Committed) sink.tasks()).appliedConfig()).contains(sink.config());
    }

    @Test
    void keepsTheFencedTaskCountsOfTheContract() {
        assertThat(fold("exactly-once.json", Long.MAX_VALUE).fencings())
                .containsOnly(Map.entry("src", new Fencing(0, true, 5)), Map.entry("file", new Fencing(1, true, 1)));
    }

    @Test
    void takesARoundOfFencingForOutdatedOnceTasksAreCommittedAnew() {
        assertThat(fencingAfter(connector(ONE), task(0, ONE), commit(1), new TasksFenced("c", 1)))
                .isEqualTo(new Fencing(1, true, 1));
        assertThat(fencingAfter(connector(ONE), new TasksFenced("c", 1), task(0, ONE), commit(1)))
                .isEqualTo(new Fencing(1, false, 1));
        assertThat(fencingAfter(connector(ONE), task(0, ONE), commit(1))).isEqualTo(Fencing.NEVER);
    }

    @Test
    void appliesTaskRecordsOnlyWithTheirCommit() {
        assertThat(tasksAfter(connector(ONE), task(0, ONE))).isEqualTo(TaskSet.none());
        assertThat(tasksAfter(connector(ONE), task(0, ONE), commit(1), task(0, TWO)))
                .isEqualTo(committed(ONE, ONE));
    }

    @Test
    void readsTasksThatStandBeforeTheirConnector() {
        assertThat(tasksAfter(task(0, ONE), commit(1), connector(TWO)))
                .isEqualTo(new TaskSet.Committed(List.of(ONE), Optional.empty()));
    }

    @Test
    void remembersWhichConfigurationTheTasksWereMadeFrom() {
        assertThat(tasksAfter(connector(ONE), task(0, ONE), commit(1), connector(TWO)))
                .isEqualTo(committed(ONE, ONE));
    }

    @Test
    void ignoresLeftoverTasksOfALargerSet() {
        assertThat(tasksAfter(task(1, ONE), connector(TWO), task(0, TWO), commit(1)))
                .isEqualTo(committed(TWO, TWO));
    }

    @Test
    void neverMixesASetThatWasBegunIntoTheOneBefore() {
        assertThat(tasksAfter(connector(ONE), task(1, ONE), commit(2), task(0, TWO)))
                .isEqualTo(new TaskSet.Incomplete(2, 1));
    }

    @Test
    void dropsTheTasksOfARemovedConnector() {
        assertThat(tasksAfter(connector(ONE), task(0, ONE), commit(1), removed(), connector(TWO)))
                .isEqualTo(TaskSet.none());
    }

    @Test
    void doesNotGiveLeftoversAtTheEndOfTheLogToALaterConnector() {
        var state = new ConfigLogState();
        List.of(task(0, ONE), commit(1)).forEach(state::apply);
        state.forgetLeftovers();
        state.apply(connector(TWO));
        assertThat(state.snapshot().connectors().get("c").tasks()).isEqualTo(TaskSet.none());
    }

    @Test
    void keepsATargetThatWasWrittenBeforeItsConnector() {
        var state = new ConfigLogState();
        state.apply(new TargetSet("c", TargetState.PAUSED));
        assertThat(state.snapshot().connectors()).isEmpty();
        state.forgetLeftovers();
        state.apply(connector(ONE));
        assertThat(state.snapshot().connectors().get("c").target()).isEqualTo(TargetState.PAUSED);
    }

    @Test
    void treatsACommitOfNothingAsACompleteSet() {
        assertThat(tasksAfter(connector(ONE), task(0, ONE), commit(1), commit(0)))
                .isEqualTo(new TaskSet.Committed(List.of(), Optional.of(ONE)));
    }

    @Test
    void sharesWhatDidNotChangeBetweenSnapshots() {
        var state = new ConfigLogState();
        state.apply(new ConnectorConfigured("a", ONE));
        state.apply(new ConnectorConfigured("b", ONE));
        ClusterSnapshot first = state.snapshot();
        state.apply(new ConnectorConfigured("b", TWO));
        ClusterSnapshot second = state.snapshot();
        assertThat(second.connectors().get("a")).isSameAs(first.connectors().get("a"));
        assertThat(first.connectors().get("b").config()).isEqualTo(ONE);
        assertThat(state.snapshot()).isSameAs(second);
    }

    private static Fencing fencingAfter(ConfigRecord... records) {
        var state = new ConfigLogState();
        List.of(records).forEach(state::apply);
        state.readUpTo(records.length);
        return state.snapshot().fencing("c");
    }

    private static TaskSet tasksAfter(ConfigRecord... records) {
        var state = new ConfigLogState();
        List.of(records).forEach(state::apply);
        return state.snapshot().connectors().get("c").tasks();
    }

    private static ConfigRecord connector(Map<String, String> config) {
        return new ConnectorConfigured("c", config);
    }

    private static ConfigRecord removed() {
        return new ConnectorRemoved("c");
    }

    private static ConfigRecord task(int number, Map<String, String> config) {
        return new TaskConfigured(new TaskId("c", number), config);
    }

    private static ConfigRecord commit(int tasks) {
        return new TasksCommitted("c", tasks);
    }

    private static TaskSet committed(Map<String, String> task, Map<String, String> applied) {
        return new TaskSet.Committed(List.of(task), Optional.of(applied));
    }

    private static ClusterSnapshot fold(String dump, long upTo) {
        var state = new ConfigLogState();
        for (ContractDump.Line line : ContractDump.of(dump, "-configs")) {
            if (line.offset() > upTo) break;
            ConfigCodec.decode(line.key(), line.value()).ifPresent(state::apply);
            state.readUpTo(line.offset() + 1);
        }
        return state.snapshot();
    }
}
