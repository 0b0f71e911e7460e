package io.sluice.connect.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TaskSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/**
 * Whatever compaction takes away, the log says the same. A broker leaves for every key a tail of its records, at least the last
 * one; a tombstone at the very end of a key's records may go too. To a reader that reads while the broker compacts, any record
 * may be missing that a later one has replaced.
 *
 * <p>Guaranteed, against a model that knows what was done:
 *
 * <ul>
 *   <li>Which connectors there are, their configurations and target states, the session key and the fenced counts are the
 *       same, always.
 *   <li>A set of tasks that was completed last is there, whole and unmixed, whatever came before it. It says which connector
 *       configuration it was made for, or that this is unknown, never a wrong one.
 *   <li>It does not matter where in the log a worker started to follow it.
 * </ul>
 *
 * <p>Four things a compacted log cannot tell, since what would tell them is gone:
 *
 * <ul>
 *   <li>Which configuration a set was made for, if the connector was configured again since. It is unknown then, and whoever
 *       runs the connector has the set written anew.
 *   <li>The same, to one who reads while the broker compacts: he takes the configuration that he read last, and a newer one
 *       may have been taken away before he came to it.
 *   <li>A completed set, of which a later one was begun and not finished. It is incomplete then, or, to one who reads while the
 *       broker compacts, mixed; whoever runs the connector asks it, finds the log to say something else, and writes it anew.
 *   <li>That a connector was removed and created again, without tasks since. It has its old tasks then, for an unknown
 *       configuration.
 * </ul>
 */
class CompactionTest {

    /** What an operator or a leader does; {@code size} numbers tasks, {@code version} makes configurations differ. */
    record Step(Kind kind, String connector, int size, int version) {}

    enum Kind {
        CONFIGURE,
        CREATE_PAUSED,
        SET_TASKS,
        BEGIN_TASKS_AND_DIE,
        PAUSE,
        RESUME,
        STOP,
        REMOVE,
        FENCE,
        CHANGE_KEY
    }

    @Provide
    Arbitrary<List<Step>> anySteps() {
        return steps(Kind.values());
    }

    /** Every set of tasks is finished, and no name is used twice. */
    @Provide
    Arbitrary<List<Step>> orderlySteps() {
        return steps(
                Kind.CONFIGURE,
                Kind.CREATE_PAUSED,
                Kind.SET_TASKS,
                Kind.PAUSE,
                Kind.RESUME,
                Kind.STOP,
                Kind.FENCE,
                Kind.CHANGE_KEY);
    }

    private static Arbitrary<List<Step>> steps(Kind... kinds) {
        return Combinators.combine(
                        Arbitraries.of(kinds),
                        Arbitraries.of("a", "b-1"),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(1, 1_000_000))
                .as(Step::new)
                .list()
                .ofMaxSize(25);
    }

    @Property
    void theWholeLogSaysWhatWasDone(@ForAll("anySteps") List<Step> steps) {
        var model = new Model();
        steps.forEach(model::take);
        assertThat(fold(model.log).connectors()).isEqualTo(model.specs());
    }

    @Property
    void whatIsNotAboutTasksIsAlwaysTheSame(@ForAll("anySteps") List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);

        ClusterSnapshot compacted = follow(model.log, random);

        assertThat(compacted.connectors().keySet()).isEqualTo(model.specs().keySet());
        model.specs()
                .forEach((name, spec) ->
                        assertSameButForTasks(compacted.connectors().get(name), spec));
        model.fenced.forEach(
                (name, tasks) -> assertThat(compacted.fencing(name).tasks()).isEqualTo(tasks));
        assertThat(compacted.sessionKey().map(SessionKey::created)).isEqualTo(model.keyCreated);
    }

    @Property
    void aCompletedSetIsNeverLostUnlessALaterOneWasBegun(@ForAll("anySteps") List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);
        Map<String, ConnectorSpec> compacted = follow(model.log, random).connectors();
        model.specs().forEach((name, spec) -> {
            if (!(spec.tasks() instanceof TaskSet.Committed) || model.begun.contains(name)) return;
            assertThat(configs(compacted.get(name).tasks())).isEqualTo(configs(spec.tasks()));
        });
    }

    @Property
    void readingWhileTheBrokerCompactsLosesNothingEither(@ForAll("anySteps") List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);
        Map<String, ConnectorSpec> read =
                fold(withoutSomeThatWereReplaced(model.log, random)).connectors();
        assertThat(read.keySet()).isEqualTo(model.specs().keySet());
        model.specs().forEach((name, spec) -> {
            assertSameButForTasks(read.get(name), spec);
            if (!(spec.tasks() instanceof TaskSet.Committed) || model.begun.contains(name)) return;
            assertThat(configs(read.get(name).tasks())).isEqualTo(configs(spec.tasks()));
        });
    }

    @Property
    void compactionOfFinishedOperationsLosesNothing(@ForAll("orderlySteps") List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);
        Map<String, ConnectorSpec> whole = model.specs();
        Map<String, ConnectorSpec> compacted = fold(compact(model.log, random)).connectors();
        assertThat(compacted.keySet()).isEqualTo(whole.keySet());
        whole.forEach((name, spec) -> {
            assertSameButForTasks(compacted.get(name), spec);
            assertThat(configs(compacted.get(name).tasks())).isEqualTo(configs(spec.tasks()));
            assertAppliedConfigIsRightOrUnknown(compacted.get(name).tasks(), spec.tasks());
        });
    }

    @Property
    void compactionNeverMakesUpASetThatWasNotCommitted(@ForAll("anySteps") List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);
        Map<String, ConnectorSpec> whole = model.specs();
        Map<String, ConnectorSpec> compacted = fold(compact(model.log, random)).connectors();
        assertThat(compacted.keySet()).isEqualTo(whole.keySet());
        whole.forEach((name, spec) -> {
            TaskSet tasks = compacted.get(name).tasks();
            assertSameButForTasks(compacted.get(name), spec);
            if (tasks instanceof TaskSet.Committed it) {
                assertThat(model.everCommitted(name)).contains(it.configs());
                if (it.appliedConfig().isPresent()) {
                    assertThat(configs(tasks)).isEqualTo(configs(spec.tasks()));
                    assertAppliedConfigIsRightOrUnknown(tasks, spec.tasks());
                }
            }
        });
    }

    @Property(tries = 200)
    void compactingTwiceIsAsGoodAsOnce(
            @ForAll("orderlySteps") @Size(max = 25) List<Step> steps, @ForAll Random random) {
        var model = new Model();
        steps.forEach(model::take);
        List<ConfigRecord> once = compact(model.log, random);
        Map<String, ConnectorSpec> twice = fold(compact(once, random)).connectors();
        fold(once).connectors().forEach((name, spec) -> {
            assertSameButForTasks(twice.get(name), spec);
            assertThat(configs(twice.get(name).tasks())).isEqualTo(configs(spec.tasks()));
        });
    }

    private static void assertSameButForTasks(ConnectorSpec actual, ConnectorSpec expected) {
        assertThat(actual.config()).isEqualTo(expected.config());
        assertThat(actual.target()).isEqualTo(expected.target());
    }

    private static void assertAppliedConfigIsRightOrUnknown(TaskSet actual, TaskSet expected) {
        if (actual instanceof TaskSet.Committed some && some.appliedConfig().isPresent())
            assertThat(actual).isEqualTo(expected);
    }

    private static Optional<List<Map<String, String>>> configs(TaskSet tasks) {
        return tasks instanceof TaskSet.Committed it ? Optional.of(it.configs()) : Optional.empty();
    }

    /** Through the bytes, as records travel. */
    private static ClusterSnapshot fold(List<ConfigRecord> log) {
        var state = new ConfigLogState();
        for (ConfigRecord record : log)
            ConfigCodec.decode(ConfigCodec.key(record), ConfigCodec.value(record))
                    .ifPresent(state::apply);
        return state.snapshot();
    }

    /** By a worker that started when the log had come so far, and has followed it since; the broker compacts now and then. */
    private static ClusterSnapshot follow(List<ConfigRecord> log, Random random) {
        int endAtStart = random.nextInt(log.size() + 1);
        var state = new ConfigLogState();
        compact(log.subList(0, endAtStart), random).forEach(state::apply);
        state.forgetLeftovers();
        for (ConfigRecord record : withoutSomeThatWereReplaced(log.subList(endAtStart, log.size()), random)) {
            state.apply(record);
            if (random.nextBoolean()) state.snapshot(); // as one does who reads batch by batch
        }
        return state.snapshot();
    }

    /** Any records that a later one with the same key has replaced may be missing. */
    private static List<ConfigRecord> withoutSomeThatWereReplaced(List<ConfigRecord> log, Random random) {
        var left = new ArrayList<ConfigRecord>();
        var seen = new HashSet<String>();
        for (int i = log.size() - 1; i >= 0; i--) {
            boolean isLast = seen.add(new String(ConfigCodec.key(log.get(i)), UTF_8));
            if (isLast || random.nextBoolean()) left.add(0, log.get(i));
        }
        return left;
    }

    private static List<ConfigRecord> compact(List<ConfigRecord> log, Random random) {
        var positions = new HashMap<String, List<Integer>>();
        for (int i = 0; i < log.size(); i++) {
            String key = new String(ConfigCodec.key(log.get(i)), UTF_8);
            positions.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
        }
        var gone = new HashSet<Integer>();
        for (List<Integer> ofKey : positions.values()) {
            boolean endsGone = ConfigCodec.value(log.get(ofKey.get(ofKey.size() - 1))) == null;
            gone.addAll(ofKey.subList(0, random.nextInt(ofKey.size() + (endsGone ? 1 : 0))));
        }
        var left = new ArrayList<ConfigRecord>();
        for (int i = 0; i < log.size(); i++) if (!gone.contains(i)) left.add(log.get(i));
        return left;
    }

    /** Knows what the steps mean, and the records a leader writes for them. */
    private static final class Model {
        final List<ConfigRecord> log = new ArrayList<>();
        final Set<String> begun = new HashSet<>(); // of these a set was begun after the last that was completed
        final Map<String, Integer> fenced = new HashMap<>();
        Optional<Instant> keyCreated = Optional.empty();
        private final Map<String, Map<String, String>> configs = new HashMap<>();
        private final Map<String, TargetState> targets = new HashMap<>();
        private final Map<String, TaskSet> tasks = new HashMap<>();
        private final Map<String, List<List<Map<String, String>>>> committed = new HashMap<>();

        void take(Step step) {
            String name = step.connector();
            boolean exists = configs.containsKey(name);
            switch (step.kind()) {
                case CONFIGURE -> configure(name, step);
                case CREATE_PAUSED -> {
                    if (exists) return;
                    target(name, TargetState.PAUSED);
                    configure(name, step);
                }
                case SET_TASKS -> {
                    if (exists) setTasks(name, step.size(), step.version());
                }
                case BEGIN_TASKS_AND_DIE -> {
                    if (exists && step.size() > 0) abandon(name, step);
                }
                case PAUSE -> {
                    if (exists) target(name, TargetState.PAUSED);
                }
                case RESUME -> {
                    if (exists) target(name, TargetState.STARTED);
                }
                case STOP -> {
                    if (!exists) return;
                    setTasks(name, 0, step.version());
                    target(name, TargetState.STOPPED);
                }
                case REMOVE -> {
                    if (exists) remove(name);
                }
                case FENCE -> {
                    fenced.put(name, step.size());
                    log.add(new ConfigRecord.TasksFenced(name, step.size()));
                }
                case CHANGE_KEY -> {
                    Instant created = Instant.ofEpochMilli(step.version());
                    keyCreated = Optional.of(created);
                    log.add(new ConfigRecord.SessionKeyIssued(new SessionKey(new byte[] {1}, "HmacSHA256", created)));
                }
            }
        }

        Map<String, ConnectorSpec> specs() {
            var specs = new HashMap<String, ConnectorSpec>();
            configs.forEach((name, config) -> specs.put(
                    name,
                    new ConnectorSpec(
                            name,
                            config,
                            targets.getOrDefault(name, TargetState.STARTED),
                            tasks.getOrDefault(name, TaskSet.none()))));
            return specs;
        }

        List<List<Map<String, String>>> everCommitted(String name) {
            return committed.getOrDefault(name, List.of());
        }

        private void configure(String name, Step step) {
            var config = Map.of("version", String.valueOf(step.version()));
            configs.put(name, config);
            log.add(new ConfigRecord.ConnectorConfigured(name, config));
        }

        private void target(String name, TargetState target) {
            targets.put(name, target);
            log.add(new ConfigRecord.TargetSet(name, target));
        }

        private void setTasks(String name, int size, int version) {
            List<Map<String, String>> set = taskConfigs(size, version);
            for (int task = 0; task < size; task++)
                log.add(new ConfigRecord.TaskConfigured(new TaskId(name, task), set.get(task)));
            log.add(new ConfigRecord.TasksCommitted(name, size));
            begun.remove(name);
            tasks.put(name, new TaskSet.Committed(set, Optional.of(configs.get(name))));
            committed.computeIfAbsent(name, n -> new ArrayList<>()).add(set);
        }

        private void abandon(String name, Step step) {
            begun.add(name);
            List<Map<String, String>> set = taskConfigs(step.size(), step.version());
            for (int task = 0; task < step.size(); task++)
                log.add(new ConfigRecord.TaskConfigured(new TaskId(name, task), set.get(task)));
        }

        private void remove(String name) {
            configs.remove(name);
            targets.remove(name);
            tasks.remove(name);
            log.add(new ConfigRecord.ConnectorRemoved(name));
            log.add(new ConfigRecord.TargetRemoved(name));
        }

        private static List<Map<String, String>> taskConfigs(int size, int version) {
            return IntStream.range(0, size)
                    .mapToObj(task -> Map.of("task", String.valueOf(task), "version", String.valueOf(version)))
                    .toList();
        }
    }
}
