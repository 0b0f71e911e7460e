package io.sluice.connect.control;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * Makes the changes that were asked for, one at a time for each connector: the next is decided only after the one before it
 * was read back, so that two requests for the same name cannot both find it free. Owned by the control thread.
 */
final class Changes {
    private final Map<String, Queue<Request<?>>> underWay = new HashMap<>(); // the head is being written

    private static final class Request<T> {
        private final Change.Decision<T> decision;
        private final CompletableFuture<T> reply;
        private Change<T> change;

        Request(Change.Decision<T> decision, CompletableFuture<T> reply) {
            this.decision = decision;
            this.reply = reply;
        }

        /** The change if it is granted; null, and the caller told, if not. */
        Change<T> decide(ControlState state) {
            try {
                change = decision.decide(state);
            } catch (RuntimeException refusal) {
                state.answerLater(() -> reply.completeExceptionally(refusal));
            }
            return change;
        }

        void end(Throwable failure, ControlState state) {
            state.answerLater(() -> {
                try {
                    if (failure != null) reply.completeExceptionally(failure);
                    else reply.complete(change.answer().apply(state));
                } catch (Refusal gone) { // somebody else has undone it before it was read back
                    reply.completeExceptionally(gone);
                }
            });
        }
    }

    <T> void ask(String connector, Change.Decision<T> decision, CompletableFuture<T> reply, ControlState state) {
        Request<T> request = new Request<>(decision, reply);
        Queue<Request<?>> queue = underWay.get(connector);
        if (queue != null) {
            queue.add(request);
            return;
        }
        Change<T> granted = request.decide(state);
        if (granted == null) return;
        Queue<Request<?>> fresh = new ArrayDeque<>();
        fresh.add(request);
        underWay.put(connector, fresh);
        state.act(new Action.WriteChange(connector, granted));
    }

    /** The write in hand has been read back, or has failed. */
    void ended(String connector, Throwable failure, ControlState state) {
        Queue<Request<?>> queue = underWay.get(connector);
        queue.remove().end(failure, state);
        while (!queue.isEmpty()) {
            Change<?> granted = queue.peek().decide(state);
            if (granted != null) {
                state.act(new Action.WriteChange(connector, granted));
                return;
            }
            queue.remove();
        }
        underWay.remove(connector);
    }
}
