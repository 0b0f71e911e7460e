package io.sluice.connect.control;

import io.sluice.connect.model.TaskId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Requests that wait for a connector or task to have come up again. Owned by the control thread. */
final class Waiting {
    private final Map<Object, List<CompletableFuture<Void>>> replies = new HashMap<>(); // by name or TaskId
    private final Map<String, List<CompletableFuture<Void>>> forTasks = new HashMap<>();
    private final Consumer<Runnable> answers;

    Waiting(Consumer<Runnable> answers) {
        this.answers = answers;
    }

    void forConnector(String name, CompletableFuture<Void> reply) {
        replies.computeIfAbsent(name, n -> new ArrayList<>()).add(reply);
    }

    void forTask(TaskId id, CompletableFuture<Void> reply) {
        replies.computeIfAbsent(id, n -> new ArrayList<>()).add(reply);
    }

    /** Waits until it is known which tasks the connector has, or that it has none for now. */
    void forTasksOf(String connector, CompletableFuture<Void> reply) {
        forTasks.computeIfAbsent(connector, n -> new ArrayList<>()).add(reply);
    }

    /** Answers those whose connector has come that far. */
    void lookAtTasks(Predicate<String> isSettled) {
        forTasks.entrySet().removeIf(entry -> {
            if (!isSettled.test(entry.getKey())) return false;
            entry.getValue().forEach(reply -> answers.accept(() -> reply.complete(null)));
            return true;
        });
    }

    /** Answers those in vain who wait for something that does not live here any more, with the reason. */
    void giveUp(Function<Object, Optional<Refusal>> whyNotHere) {
        for (Object unit : List.copyOf(replies.keySet()))
            whyNotHere.apply(unit).ifPresent(reason -> failed(unit, reason));
    }

    void restarted(Object unit) {
        take(unit).forEach(reply -> answers.accept(() -> reply.complete(null)));
    }

    void failed(Object unit, Throwable cause) {
        take(unit).forEach(reply -> answers.accept(() -> reply.completeExceptionally(cause)));
    }

    private List<CompletableFuture<Void>> take(Object unit) {
        List<CompletableFuture<Void>> waiting = replies.remove(unit);
        return waiting == null ? List.of() : waiting;
    }
}
