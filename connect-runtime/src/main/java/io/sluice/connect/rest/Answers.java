package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.Refusal;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Turns what the control plane promises into one answer: in time, given by the worker whose business it is, written by an
 * HTTP thread and never by the thread that kept the promise.
 */
final class Answers {
    private final ControlPlane control;
    private final Forwarder forwarder;
    private final Limits limits;
    private final Executor http;

    Answers(ControlPlane control, Forwarder forwarder, Limits limits, Executor http) {
        this.control = control;
        this.forwarder = forwarder;
        this.limits = limits;
        this.http = http;
    }

    /**
     * @param connector whom the request is about, empty if about none
     * @param form makes the answer of the promised value
     */
    <T> CompletionStage<Response> answer(
            Call call, String connector, CompletableFuture<T> promised, Function<? super T, Response> form) {
        Duration limit = limits.request();
        return promised.copy()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                        (value, failure) -> failure == null
                                ? CompletableFuture.completedStage(form.apply(value))
                                : failed(call, connector, promised, unwrapped(failure), limit),
                        http)
                .thenCompose(Function.identity());
    }

    private CompletionStage<Response> failed(
            Call call, String connector, CompletableFuture<?> promised, Throwable failure, Duration limit) {
        if (failure instanceof Refusal.NotLeader other) return forward(call, connector, other.leader(), limit);
        if (failure instanceof Refusal.NotOwner other) return forward(call, connector, other.owner(), limit);
        if (failure instanceof TimeoutException) {
            Response late = Errors.response(500, late(call, connector, limit));
            promised.cancel(false); // a check that still runs is given up, so that nothing comes of it unseen
            return CompletableFuture.completedStage(late);
        }
        return CompletableFuture.completedStage(Errors.response(failure));
    }

    private CompletionStage<Response> forward(Call call, String connector, URI worker, Duration limit) {
        return forwarder
                .forward(call, connector, worker, limit)
                .handleAsync((answer, failure) -> failure == null ? answer : Errors.response(unwrapped(failure)), http);
    }

    private String late(Call call, String connector, Duration limit) {
        String late = call.method() + " /" + call.path() + " timed out after " + limit.toMillis() + " ms. ";
        if (connector.isEmpty()) return late + "The config log may not answer; see /health.";
        return late
                + control.underWay(connector)
                        .map(stage -> "Connector " + connector + ": " + stage
                                + ". A check is given up; anything else goes on, so ask for the status later.")
                        .orElse("Nothing of connector " + connector
                                + " is under way here; the config log or the group may not answer, see /health.");
    }

    static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
