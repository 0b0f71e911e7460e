package io.sluice.connect.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.connect.config.ErrorSettings;
import io.sluice.connect.metrics.ErrorMeter;
import io.sluice.connect.metrics.Figures;
import io.sluice.connect.model.TargetState;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.Test;

class RecordChainTest {
    private final Orders orders = new Orders(TargetState.STARTED, Lease.UNLIMITED);
    private final List<RecordFailure<String>> reported = new ArrayList<>();

    @Test
    void takesARecordThroughAllStepsInOrder() {
        assertThat(chain(tolerating(false), appending("b"), appending("c")).apply("a"))
                .isEqualTo("abc");
    }

    @Test
    void endsWithARecordThatAStepDrops() {
        assertThat(chain(tolerating(false), step(word -> null), appending("c")).apply("a"))
                .isNull();
        assertThat(reported).isEmpty();
    }

    @Test
    void failsWithStepPluginRecordAndReason() {
        RecordChain.Pass<String, String> chain = chain(tolerating(false), failing(new IllegalStateException("no")));

        assertThatThrownBy(() -> chain.apply("a"))
                .isInstanceOf(TaskFailed.class)
                .hasMessage("Step failed on word a: IllegalStateException: no");
        assertThat(reported).hasSize(1);
    }

    @Test
    void skipsWhatFailsIfThatIsTolerated() {
        RecordChain.Pass<String, String> chain = chain(tolerating(true), failing(new IllegalStateException("no")));

        assertThat(chain.apply("a")).isNull();
        assertThat(reported).hasSize(1);
        assertThat(chain.apply("b")).isEqualTo("b");
    }

    @Test
    void neverToleratesAnError() {
        RecordChain.Pass<String, String> chain = chain(tolerating(true), failing(new StackOverflowError("deep")));

        assertThatThrownBy(() -> chain.apply("a")).hasCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void triesAStepAgainFromWhereItFailed() {
        ErrorSettings patient =
                new ErrorSettings(Optional.empty(), Duration.ofMillis(1), false, false, false, Optional.empty());
        RecordChain.Pass<String, String> chain = chain(
                patient,
                appending("b"),
                failing(new RetriableException("1"), new RetriableException("2")),
                appending("c"));

        assertThat(chain.apply("a")).isEqualTo("abc");
        assertThat(reported).isEmpty();
    }

    @Test
    void givesUpWhenTheTimeForTryingIsOver() {
        ErrorSettings brief = new ErrorSettings(
                Optional.of(Duration.ofMillis(1)), Duration.ofHours(1), true, false, false, Optional.empty());

        assertThat(chain(brief, failing(new RetriableException("1"))).apply("a"))
                .isNull();
        assertThat(reported).hasSize(1);
    }

    @Test
    void stopsTryingWhenTheTaskHasToEnd() {
        ErrorSettings forEver =
                new ErrorSettings(Optional.empty(), Duration.ofHours(1), true, false, false, Optional.empty());
        orders.stop();

        assertThatThrownBy(() ->
                        chain(forEver, failing(new RetriableException("1"))).apply("a"))
                .isInstanceOf(Orders.Stopped.class);
        assertThat(reported).isEmpty();
    }

    private static ErrorSettings tolerating(boolean all) {
        return new ErrorSettings(Optional.of(Duration.ZERO), Duration.ofMillis(1), all, false, false, Optional.empty());
    }

    @SafeVarargs
    private RecordChain.Pass<String, String> chain(ErrorSettings settings, Stage<Words>... steps) {
        Tolerance<String> tolerance = new Tolerance<>(
                settings,
                List.of((failure, skipped) -> {
                    reported.add(failure);
                    return CompletableFuture.completedFuture(null);
                }),
                new ErrorMeter(new Figures(new Metrics(), Map.of())),
                orders,
                Clock.systemUTC());
        return new RecordChain<>(Words::new, List.of(steps), tolerance).pass();
    }

    private Stage<Words> appending(String suffix) {
        return step(word -> word + suffix);
    }

    /** Fails once with each of these. */
    private Stage<Words> failing(Throwable... failures) {
        Deque<Throwable> left = new ArrayDeque<>(List.of(failures));
        return step(word -> {
            Throwable next = left.poll();
            if (next instanceof Error error) throw error;
            if (next instanceof RuntimeException exception) throw exception;
            return word;
        });
    }

    private Stage<Words> step(UnaryOperator<String> work) {
        return new Stage<>() {
            @Override
            public boolean run(Words draft) {
                draft.word = work.apply(draft.word);
                return draft.word != null;
            }

            @Override
            public StageKind kind() {
                return StageKind.TRANSFORMATION;
            }

            @Override
            public Class<?> plugin() {
                return RecordChainTest.class;
            }

            @Override
            public String label() {
                return "Step";
            }
        };
    }

    private static final class Words implements Draft<String, String> {
        private String received = "";
        private String word = "";

        @Override
        public void begin(String record) {
            received = record;
            word = record;
        }

        @Override
        public String end() {
            return word;
        }

        @Override
        public String coordinates() {
            return "word " + received;
        }
    }
}
