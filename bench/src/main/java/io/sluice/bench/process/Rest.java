package io.sluice.bench.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The REST interface of one worker. */
public final class Rest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI worker;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    public Rest(URI worker) {
        this.worker = worker;
    }

    /** What a GET gives; nothing where there is no answer or none that helps. */
    public Optional<JsonNode> ask(String path) {
        try {
            HttpResponse<String> answer = send(request(path).GET().build());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException notThereYet) {
            return Optional.empty();
        }
    }

    /** A GET whose body is taken and not looked at; it has to be answered. */
    public void load(String path) {
        try {
            HttpResponse<String> answer = send(request(path).GET().build());
            if (answer.statusCode() != 200) {
                throw new NotReached("GET " + path + " was answered " + answer.statusCode());
            }
        } catch (IOException e) {
            throw new NotReached("GET " + path + " was not answered", e);
        }
    }

    /** Creates a connector, asking again while the group divides its work anew. */
    public void create(String name, Map<String, String> config) {
        Await.until("connector " + name + " to be accepted", Duration.ofSeconds(60), Duration.ofMillis(100), () -> {
            int status = post(name, config);
            if (status != 201 && status != 409) {
                throw new NotReached("Creating connector " + name + " was answered " + status);
            }
            return status == 201;
        });
    }

    private int post(String name, Map<String, String> config) {
        try {
            String body = JSON.writeValueAsString(Map.of("name", name, "config", config));
            return send(request("/connectors")
                            .POST(BodyPublishers.ofString(body))
                            .build())
                    .statusCode();
        } catch (IOException e) {
            throw new NotReached("Creating connector " + name + " was not answered", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(worker.resolve(path))
                .timeout(Duration.ofSeconds(95))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotReached("Interrupted while waiting for an answer");
        }
    }
}
