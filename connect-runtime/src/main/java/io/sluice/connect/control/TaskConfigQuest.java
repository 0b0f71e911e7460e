package io.sluice.connect.control;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the worker is in getting a running connector's task configurations into the config log: due, asked of the
 * connector, answered, being written. Attempts are counted so that a connector or leader in trouble is asked ever more
 * rarely.
 */
sealed interface TaskConfigQuest {
    static TaskConfigQuest done() {
        return new Done(Optional.empty(), 0);
    }

    /** The moment from which the next step may be taken; null where there is nothing to wait for. */
    default Instant notBefore() {
        return null;
    }

    /** @param said what the connector said last; empty if it was not asked */
    record Done(Optional<List<Map<String, String>>> said, int attempt) implements TaskConfigQuest {

        /** The log says something else: somebody who knew less wrote later, or a set was begun and not finished. */
        Answered contradicted(Instant now) {
            return new Answered(said.orElseThrow(), now.plus(backoff(attempt)), attempt + 1);
        }
    }

    record Due(Instant notBefore, int attempt) implements TaskConfigQuest {
        static Due at(Instant now) {
            return new Due(now, 0);
        }
    }

    record Asked(int attempt) implements TaskConfigQuest {
        Due failed(Instant now) {
            return new Due(now.plus(backoff(attempt)), attempt + 1);
        }
    }

    record Answered(List<Map<String, String>> configs, Instant notBefore, int attempt) implements TaskConfigQuest {
        Done written() {
            return new Done(Optional.of(configs), attempt);
        }
    }

    record Writing(List<Map<String, String>> configs, int attempt) implements TaskConfigQuest {
        Done written() {
            return new Done(Optional.of(configs), attempt);
        }

        Answered failed(Instant now) {
            return new Answered(configs, now.plus(backoff(attempt)), attempt + 1);
        }
    }

    private static Duration backoff(int attempt) {
        return Duration.ofMillis(Math.min(60_000L, 250L << Math.min(attempt, 8)));
    }
}
