package io.sluice.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Talks to the REST interface of a worker as an operator would.
 *
 * <p>It works with any Kafka Connect worker, be it in this JVM or elsewhere. Waiting is bounded to a minute. Instances keep
 * no state and may be shared between threads.
 */
public final class ConnectRest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI worker;
    private final HttpClient http;

    /**
     * What the worker answered.
     *
     * @param status the HTTP status
     * @param body the text of the answer, empty where there was none
     */
    public record Answer(int status, String body) {

        /** The body read as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The worker's answer is not JSON: " + body, e);
            }
        }
    }

    /** Talks to the worker whose REST interface has this address, such as {@code http://127.0.0.1:8083}. */
    public ConnectRest(URI worker) {
        this.worker = worker;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    /** Reads a resource, such as {@code /connectors}. */
    public Answer get(String path) {
        return request("GET", path, "");
    }

    /** Sends a request; an empty body is not sent. */
    public Answer request(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(worker.resolve(path))
                .timeout(Duration.ofSeconds(95))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No answer to " + method + " " + path + " from the worker at " + worker + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the worker's answer", e);
        }
    }

    /** Creates a connector, or changes its configuration if there is one of that name. */
    public void put(String connector, Map<String, String> config) {
        try {
            act("PUT", path(connector) + "/config", JSON.writeValueAsString(config));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The configuration of " + connector + " cannot be written as JSON", e);
        }
    }

    /** Removes a connector. */
    public void delete(String connector) {
        act("DELETE", path(connector), "");
    }

    /** Has a connector and its tasks pause. */
    public void pause(String connector) {
        act("PUT", path(connector) + "/pause", "");
    }

    /** Has a paused or stopped connector go on. */
    public void resume(String connector) {
        act("PUT", path(connector) + "/resume", "");
    }

    /** Stops a connector and ends its tasks. */
    public void stop(String connector) {
        act("PUT", path(connector) + "/stop", "");
    }

    /** Restarts a connector with all its tasks. */
    public void restart(String connector) {
        act("POST", path(connector) + "/restart?includeTasks=true", "");
    }

    /** The states of a connector and its tasks; {@link ConnectorStatus#UNKNOWN} where the worker knows none. */
    public ConnectorStatus status(String connector) {
        Answer answer = get(path(connector) + "/status");
        return answer.status() == 200 ? ConnectorStatus.of(answer.json()) : ConnectorStatus.UNKNOWN;
    }

    /** Waits until the connector and at least one task run, and all tasks do. Fails at once when one of them failed. */
    public void awaitRunning(String connector) {
        ConnectorStatus status = awaitStatus(connector, now -> now.isRunning() || now.hasFailed());
        if (status.hasFailed()) {
            throw new IllegalStateException("Connector " + connector + " failed: " + status);
        }
    }

    /** Waits until the states of a connector and its tasks are as wished, and returns them. */
    public ConnectorStatus awaitStatus(String connector, Predicate<ConnectorStatus> wish) {
        long end = System.nanoTime() + LIMIT.toNanos();
        ConnectorStatus status = status(connector);
        while (!wish.test(status)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "Connector " + connector + " is not as waited for after " + LIMIT + ", but " + status);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            status = status(connector);
        }
        return status;
    }

    /** Waits until the worker has joined its group and knows the connectors, which its health tells. */
    public void awaitReady() {
        long end = System.nanoTime() + LIMIT.toNanos();
        Answer health = get("/health");
        while (health.status() != 200) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException(
                        "The worker at " + worker + " is not ready after " + LIMIT + ": " + health.body());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            health = get("/health");
        }
    }

    /** Asks again while the workers are dividing their work anew, which they say with status 409. */
    private void act(String method, String path, String body) {
        long end = System.nanoTime() + LIMIT.toNanos();
        Answer answer = request(method, path, body);
        while (answer.status() == 409 && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = request(method, path, body);
        }
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    "The worker refused " + method + " " + path + " with " + answer.status() + ": " + answer.body());
        }
    }

    private static String path(String connector) {
        return "/connectors/" + URLEncoder.encode(connector, UTF_8).replace("+", "%20");
    }
}
