package io.sluice.connect.it.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.testkit.ConnectRest.Answer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes requests one after the other on a thread of its own, each through the worker it names first and through others while it
 * is not granted, as somebody does who wants it done.
 */
final class Operator implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ONE_ANSWER = Duration.ofSeconds(10);

    private final Scene scene;
    private final Map<String, Map<String, String>> connectors;
    private final Tally tally;
    private final ExecutorService queue = Executors.newSingleThreadExecutor(daemons("operator"));
    private final ExecutorService requests = Executors.newCachedThreadPool(daemons("request"));

    /** @param connectors their names and configurations, without a number of tasks */
    Operator(Scene scene, Map<String, Map<String, String>> connectors, Tally tally) {
        this.scene = scene;
        this.connectors = connectors;
        this.tally = tally;
    }

    /** Has it done some time. */
    CompletableFuture<Boolean> later(Step step) {
        return CompletableFuture.supplyAsync(() -> insist(step), queue);
    }

    private boolean insist(Step step) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; System.nanoTime() - end < 0; attempt++) {
            int status = status(step, (step.worker() + attempt) % scene.size());
            if (status / 100 == 2) return true;
            Waiting.pause(Duration.ofMillis(300));
        }
        tally.refused(step);
        return false;
    }

    /** The status of the answer, 0 if there was none in time. */
    private int status(Step step, int worker) {
        CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> ask(step, worker), requests);
        try {
            return asked.get(ONE_ANSWER.toMillis(), TimeUnit.MILLISECONDS).status();
        } catch (ExecutionException | TimeoutException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private Answer ask(Step step, int worker) {
        String path = "/connectors/" + step.connector();
        return switch (step.act()) {
            case RECONFIGURE -> scene.rest(worker).request("PUT", path + "/config", config(step));
            case PAUSE -> scene.rest(worker).request("PUT", path + "/pause", "");
            case RESUME -> scene.rest(worker).request("PUT", path + "/resume", "");
            case RESTART -> scene.rest(worker).request("POST", path + "/restart?includeTasks=true", "");
            default -> throw new IllegalArgumentException(step + " is no request");
        };
    }

    private String config(Step step) {
        Map<String, String> config = new TreeMap<>(connectors.get(step.connector()));
        config.put("tasks.max", String.valueOf(step.tasks()));
        try {
            return JSON.writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ThreadFactory daemons(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void close() {
        queue.shutdownNow();
        requests.shutdownNow();
    }
}
