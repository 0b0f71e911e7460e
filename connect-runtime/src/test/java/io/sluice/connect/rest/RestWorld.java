package io.sluice.connect.rest;

import ch.qos.logback.classic.LoggerContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.metrics.PrometheusView;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A real server on a free port over fakes, and a client for it. */
final class RestWorld implements AutoCloseable {
    final FakeControlPlane control = new FakeControlPlane();
    final FakeStatuses statuses = new FakeStatuses();
    final LogLevels levels = new LogLevels(new LoggerContext(), Clock.systemUTC());
    final PrometheusView metrics = new PrometheusView();
    final RestServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    RestWorld(String... settings) {
        server = new RestServer(worker(settings), levels, Clock.systemUTC());
        control.applyLevelsTo(levels);
        server.bind();
    }

    /** Settings of a distributed worker on a free port, with these names and values in turn. */
    static WorkerSettings worker(String... settings) {
        Map<String, String> worker = new HashMap<>(Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "group.id", "g",
                "config.storage.topic", "c",
                "offset.storage.topic", "o",
                "status.storage.topic", "s",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.storage.StringConverter",
                "listeners", "http://127.0.0.1:0"));
        for (int i = 0; i < settings.length; i += 2) worker.put(settings[i], settings[i + 1]);
        return WorkerSettings.distributed(worker);
    }

    RestWorld serving() {
        return serving(Extensions.configured(List.of(), Map.of()));
    }

    RestWorld serving(Extensions extensions) {
        server.serve(new Served(control, statuses, new FakePlugins(), "cluster-1", metrics, extensions));
        return this;
    }

    /** @param headers names and values in turn */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return send(server.url(), method, path, body, headers);
    }

    HttpResponse<String> send(URI base, String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base.toString() + path.substring(1)))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null && headers.length == 0) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Sends without waiting for the answer. */
    CompletableFuture<HttpResponse<String>> sendLater(String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + path.substring(1)))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + answer.body(), e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
