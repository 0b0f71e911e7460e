package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that no client means to send, made at random over raw connections. Whatever comes, the answer is the client's fault
 * (4xx) or a success, it comes soon, and the next request is served. {@code -Dsluice.fuzz.seed=N} repeats a run.
 */
class HostileRequestsTest {
    private static final int REQUESTS = 1_500;
    private static final int PATIENCE_MS = 20_000;
    private static final List<String> VERBS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "BREW", "get");
    private static final List<String> PATHS = List.of(
            "/",
            "/health",
            "/connectors",
            "/connectors/{}",
            "/connectors/{}/config",
            "/connectors/{}/status",
            "/connectors/{}/tasks",
            "/connectors/{}/tasks/{}/status",
            "/connectors/{}/tasks/{}/restart",
            "/connectors/{}/restart",
            "/connectors/{}/pause",
            "/connectors/{}/resume",
            "/connectors/{}/stop",
            "/connectors/{}/offsets",
            "/connectors/{}/topics",
            "/connectors/{}/topics/reset",
            "/connectors/{}/fence",
            "/connector-plugins",
            "/connector-plugins/{}/config",
            "/connector-plugins/{}/config/validate",
            "/admin/loggers",
            "/admin/loggers/{}",
            "/metrics",
            "/openapi.json",
            "/{}");
    private static final List<String> SEGMENTS = List.of(
            "orders",
            "0",
            "-1",
            "99999999999999999999",
            "",
            ".",
            "..",
            "%2e%2e",
            "%2F",
            "%25",
            "%",
            "%zz",
            "%00",
            "a%0d%0ab",
            "a;b=c",
            "a b",
            "a?b",
            "a#b",
            "ünïcödé",
            "%f0%9f%92%a9",
            "%c3%28",
            "\\",
            "\"",
            "{x}",
            "[",
            "~",
            "*",
            "+",
            "null");
    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?",
            "?expand=status&expand=info",
            "?expand=%",
            "?includeTasks=maybe&onlyFailed=",
            "?forward=true",
            "?connectorsOnly=[",
            "?version=latest",
            "?version=[1,",
            "?scope=cluster",
            "?scope=%00",
            "?a=b=c&&&");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json",
            "application/json; charset=utf-16",
            "application/json;charset=\"",
            "text/plain",
            "multipart/form-data; boundary=x",
            "*/*",
            "",
            "nonsense",
            "application/xml");
    private static final List<String> BODIES = List.of(
            "",
            "null",
            "{}",
            "[]",
            "0",
            "\"x\"",
            "{",
            "{\"name\":",
            "{\"name\":\"a\"}",
            "{\"name\":\"a\",\"config\":{}}",
            "{\"name\":\"a\",\"config\":{\"connector.class\":\"x\"}}",
            "{\"name\":\"\\u0000\",\"config\":{\"connector.class\":\"x\"}}",
            "{\"name\":\"a/b\",\"config\":{\"connector.class\":\"x\"}}",
            "{\"name\":[],\"config\":7,\"initial_state\":{}}",
            "{\"name\":\"a\",\"config\":{\"k\":{\"deep\":[1]}}}",
            "{\"name\":\"a\",\"config\":null,\"more\":1}",
            "{\"offsets\":null}",
            "{\"offsets\":[null]}",
            "{\"offsets\":[{\"partition\":null,\"offset\":null}]}",
            "{\"offsets\":[{\"partition\":{\"a\":1},\"offset\":{\"b\":1e999}}]}",
            "{\"offsets\":[{\"partition\":{},\"offset\":{}},{\"partition\":{},\"offset\":{}}]}",
            "{\"level\":\"DEBUG\"}",
            "{\"level\":7}",
            "{\"level\":null}",
            "[{\"a\":\"b\"}]",
            "[null]",
            "{\"connector.class\":null}",
            "{\"a\":NaN}",
            "{} {}",
            "\u00ff\u0000\u0001");

    private final RestWorld world = new RestWorld();
    private final long seed = Long.getLong("sluice.fuzz.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @BeforeEach
    void serve() {
        System.out.println("Seed of the hostile requests: " + seed);
        world.control.run("orders", Map.of("name", "orders"), 2);
        world.serving();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String path() {
        StringBuilder path = new StringBuilder(any(PATHS));
        for (int hole = path.indexOf("{}"); hole >= 0; hole = path.indexOf("{}"))
            path.replace(hole, hole + 2, segment());
        if (random.nextInt(10) == 0) path.append('/');
        if (random.nextInt(20) == 0) path.insert(0, '/');
        return path + any(QUERIES);
    }

    private String segment() {
        return switch (random.nextInt(12)) {
            case 0 -> "x".repeat(1 + random.nextInt(9_000));
            case 1 -> noise(1 + random.nextInt(20));
            default -> any(SEGMENTS).replace("{}", "");
        };
    }

    private String noise(int length) {
        StringBuilder noise = new StringBuilder();
        for (int i = 0; i < length; i++) noise.append((char) (33 + random.nextInt(222)));
        return noise.toString();
    }

    private String body() {
        return switch (random.nextInt(10)) {
            case 0 -> "[".repeat(1 + random.nextInt(100_000));
            case 1 -> "{\"a\":".repeat(1 + random.nextInt(20_000));
            case 2 -> "{\"name\":\"" + "n".repeat(random.nextInt(1_000_000)) + "\",\"config\":{}}";
            case 3 -> {
                String whole = any(BODIES);
                yield whole.substring(0, random.nextInt(whole.length() + 1));
            }
            case 4 -> noise(random.nextInt(200));
            default -> any(BODIES);
        };
    }

    /** A request as bytes, perhaps with a length that is not that of the body. */
    private byte[] request() {
        byte[] body = body().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        String length =
                switch (random.nextInt(30)) {
                    case 0 -> "Content-Length: -1\r\n";
                    case 1 -> "Content-Length: many\r\n";
                    case 2 -> "Transfer-Encoding: chunked\r\n";
                    default -> "Content-Length: " + body.length + "\r\n";
                };
        String head = any(VERBS) + " " + path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: "
                + any(TYPES) + "\r\n" + (random.nextInt(5) == 0 ? "Accept: " + any(TYPES) + "\r\n" : "") + length
                + "\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** The status of the answer, or -1 where the server closed the connection without one. */
    private int send(byte[] request) {
        try (Socket socket = new Socket("127.0.0.1", world.server.url().getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request);
                out.flush();
                socket.shutdownOutput();
            } catch (SocketException refusedBeforeAllWasSent) {
                // the answer to what was sent may be there all the same
            }
            byte[] answer = socket.getInputStream().readNBytes(12);
            return answer.length < 12
                    ? -1
                    : Integer.parseInt(new String(answer, StandardCharsets.US_ASCII).substring(9));
        } catch (SocketException closedInTheMiddle) {
            return -1;
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + shown(request), e);
        }
    }

    private static String shown(byte[] request) {
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.length() > 600 ? text.substring(0, 600) + "... (" + text.length() + " bytes)" : text;
    }

    @Test
    void areRefusedInTimeAndLeaveTheWorkerServing() {
        int answered = 0;
        for (int i = 0; i < REQUESTS; i++) {
            byte[] request = request();
            int status = send(request);
            if (status > 0) answered++;
            assertThat(status == -1 || status < 500 || status == 501 || status == 505)
                    .as("status %d of request %d, seed %d:%n%s", status, i, seed, shown(request))
                    .isTrue();
        }
        assertThat(answered).as("requests that were answered at all").isGreaterThan(REQUESTS * 9 / 10);
        assertThat(world.get("/connectors").statusCode()).isEqualTo(200);
        assertThat(world.get("/health").statusCode()).isEqualTo(200);
    }
}
