package io.sluice.connect.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.connect.testkit.ConnectRest.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRestTest {

    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private HttpServer server;
    private ConnectRest rest;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " " + body);
            Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
            byte[] bytes = answer.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        rest = new ConnectRest(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void putsConfigurationsAsJson() {
        answers.add(new Answer(201, "{}"));

        rest.put("orders of today/eu", Map.of("topic", "orders"));

        assertThat(requests).containsExactly("PUT /connectors/orders%20of%20today%2Feu/config {\"topic\":\"orders\"}");
    }

    @Test
    void asksAgainWhileWorkIsBeingDivided() {
        answers.add(new Answer(409, "rebalance"));
        answers.add(new Answer(409, "rebalance"));
        answers.add(new Answer(204, ""));

        rest.delete("orders");

        assertThat(requests).hasSize(3);
    }

    @Test
    void tellsWhatTheWorkerRefused() {
        answers.add(new Answer(400, "{\"error_code\":400,\"message\":\"no topic\"}"));

        assertThatThrownBy(() -> rest.put("orders", Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("400")
                .hasMessageContaining("no topic");
    }

    @Test
    void waitsUntilAllTasksRun() {
        answers.add(new Answer(404, "{}"));
        answers.add(status("RUNNING", ""));
        answers.add(status("RUNNING", task(0, "RUNNING") + "," + task(1, "UNASSIGNED")));
        answers.add(status("RUNNING", task(0, "RUNNING") + "," + task(1, "RUNNING")));

        rest.awaitRunning("orders");

        assertThat(requests).hasSize(4);
    }

    @Test
    void doesNotWaitForAFailedTask() {
        answers.add(status("RUNNING", task(0, "FAILED")));

        assertThatThrownBy(() -> rest.awaitRunning("orders")).hasMessageContaining("why task 0 failed");
    }

    @Test
    void knowsNothingOfAnUnknownConnector() {
        answers.add(new Answer(404, "{}"));

        assertThat(rest.status("orders")).isEqualTo(ConnectorStatus.UNKNOWN);
    }

    private static Answer status(String state, String tasks) {
        return new Answer(
                200, "{\"name\":\"orders\",\"connector\":{\"state\":\"" + state + "\"},\"tasks\":[" + tasks + "]}");
    }

    private static String task(int id, String state) {
        return "{\"id\":" + id + ",\"state\":\"" + state + "\",\"worker_id\":\"127.0.0.1:8083\",\"trace\":\"why task "
                + id + " failed\"}";
    }
}
