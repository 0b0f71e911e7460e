package io.sluice.connect.rest;

import static io.sluice.connect.rest.RestWorld.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class RestServerTest {

    @Test
    void tellsEverybodyToWaitUntilTheWorkerIsThere() {
        try (RestWorld world = new RestWorld()) {
            assertThat(world.get("/health").statusCode()).isEqualTo(503);
            assertThat(json(world.get("/health")).get("status").asText()).isEqualTo("starting");
            assertThat(json(world.get("/connectors")).get("error_code").asInt()).isEqualTo(503);

            world.serving();

            assertThat(world.get("/health").statusCode()).isEqualTo(200);
            assertThat(world.get("/connectors").body()).isEqualTo("[]");
        }
    }

    @Test
    void listsNoConnectorsBeforeTheLogsAreRead() {
        try (RestWorld world = new RestWorld().serving()) {
            world.control.stayStarting();

            assertThat(world.get("/connectors").statusCode()).isEqualTo(503);
            assertThat(json(world.get("/health")).get("status").asText()).isEqualTo("starting");
            assertThat(world.get("/connector-plugins").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void namesTheListenerThatCannotBeOpened() {
        try (RestWorld world = new RestWorld()) {
            String taken = "http://127.0.0.1:" + world.server.url().getPort();
            var second = new RestServer(RestWorld.worker("listeners", taken), world.levels, Clock.systemUTC());

            assertThatThrownBy(second::bind)
                    .isInstanceOf(BindFailure.class)
                    .hasMessageContaining(taken)
                    .hasMessageContaining("listeners");
        }
    }

    @Test
    void advertisesTheBoundPortAndTheWishedHost() {
        try (RestWorld world = new RestWorld("rest.advertised.host.name", "connect.example")) {
            assertThat(world.server.workerId()).matches("connect\\.example:\\d{4,5}");
            assertThat(world.server.url().toString()).isEqualTo("http://" + world.server.workerId() + "/");
        }
    }

    @Test
    void keepsLoggersOnTheAdminListenerOnly() {
        try (RestWorld world = new RestWorld("admin.listeners", "http://127.0.0.1:0").serving()) {
            var admin = world.server.adminUrl().orElseThrow();

            assertThat(world.get("/admin/loggers/root").statusCode()).isEqualTo(404);
            assertThat(world.send(admin, "GET", "/admin/loggers/root", null).statusCode())
                    .isEqualTo(200);
            assertThat(json(world.send(admin, "GET", "/connectors", null))
                            .get("error_code")
                            .asInt())
                    .isEqualTo(404);
            assertThat(world.send(admin, "GET", "/health", null).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void hasNoLoggersWithoutAdminListeners() {
        try (RestWorld world = new RestWorld("admin.listeners", "").serving()) {
            assertThat(world.get("/admin/loggers").statusCode()).isEqualTo(404);
            assertThat(world.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void putsTheOperatorsHeadersOnErrorsToo() {
        try (RestWorld world = new RestWorld(
                        "response.http.headers.config",
                        "set X-Probe:one, \"add Cache-Control: no-cache, no-store\", setDate X-Day:0")
                .serving()) {
            for (String path : new String[] {"/", "/nope", "//connectors", "/connectors/a%2Fb"}) {
                var headers = world.get(path).headers();
                assertThat(headers.allValues("X-Probe")).as(path).containsExactly("one");
                assertThat(headers.allValues("Cache-Control")).containsExactly("no-cache, no-store");
                assertThat(headers.firstValue("X-Day").orElseThrow()).endsWith("GMT");
            }
        }
    }

    @Test
    void namesAllowedOriginsOnly() {
        try (RestWorld world = new RestWorld(
                        "access.control.allow.origin", "http://allowed.example",
                        "access.control.allow.methods", "GET,POST,PUT")
                .serving()) {
            var allowed = world.send("GET", "/", null, "Origin", "http://allowed.example");
            var other = world.send("GET", "/", null, "Origin", "http://other.example");
            var preflight = world.send(
                    "OPTIONS",
                    "/connectors",
                    null,
                    "Origin",
                    "http://allowed.example",
                    "Access-Control-Request-Method",
                    "PATCH");

            assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("http://allowed.example");
            assertThat(other.statusCode()).isEqualTo(200);
            assertThat(other.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(preflight.statusCode()).isEqualTo(200);
            assertThat(preflight
                            .headers()
                            .firstValue("Access-Control-Allow-Methods")
                            .orElseThrow()
                            .split(", ?"))
                    .containsExactlyInAnyOrder("GET", "POST", "PUT");
            assertThat(preflight.headers().firstValue("Allow")).isPresent();
        }
    }

    @Test
    void saysNothingAboutOriginsUnlessAsked() {
        try (RestWorld world = new RestWorld().serving()) {
            var answer = world.send("GET", "/", null, "Origin", "http://allowed.example");

            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .isEmpty();
            assertThat(answer.headers().firstValue("X-Frame-Options")).isEmpty();
        }
    }

    @Test
    void saysWhatALateRequestWaitsFor() {
        try (RestWorld world = new RestWorld().serving()) {
            world.server.requestTimeout(Duration.ofMillis(50));
            world.control.neverAnswer("connector code has been in validate for 40 s");

            var answer = world.send("PUT", "/connectors/orders/config", "{\"connector.class\":\"x\"}");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(json(answer).get("message").asText())
                    .contains("orders", "timed out", "connector code has been in validate for 40 s");
            assertThat(json(world.get("/health")).get("status").asText()).isEqualTo("unhealthy");
        }
    }

    @Test
    void answersOthersWhileManyRequestsWait() {
        try (RestWorld world = new RestWorld().serving()) {
            world.server.requestTimeout(Duration.ofSeconds(20));
            world.control.neverAnswer("connector code has been in start for 40 s");
            var waiting = new ArrayList<CompletableFuture<?>>();
            for (int i = 0; i < 100; i++) waiting.add(world.sendLater("PUT", "/connectors/orders/pause"));

            assertThat(world.get("/connectors").statusCode()).isEqualTo(200);
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
        }
    }

    @ParameterizedTest
    @CsvSource({"/nope", "/connectorsx", "/connectors/x/nope", "/connectors/x/tasks/0", "/connector-plugins/x", "/admin"
    })
    void answersUnknownPathsInJson(String path) {
        try (RestWorld world = new RestWorld().serving()) {
            assertThat(json(world.get(path)).get("error_code").asInt()).isEqualTo(404);
            assertThat(json(world.get(path)).get("message").asText()).isNotEmpty();
        }
    }

    @Test
    void logsOneLineForEachRequestThatMayChangeSomethingWithoutItsSecrets() {
        var lines = new ListAppender<ILoggingEvent>();
        Logger requests = (Logger) LoggerFactory.getLogger("io.sluice.connect.rest.requests");
        lines.start();
        requests.addAppender(lines);
        try (RestWorld world = new RestWorld().serving()) {
            world.get("/connectors");
            world.send(
                    "PUT",
                    "/connectors/orders/config?x=1",
                    "{\"connector.class\":\"c\",\"password\":\"hush\"}",
                    "Content-Type",
                    "application/json",
                    "Authorization",
                    "Basic aHVzaDpodXNo");

            await().atMost(Duration.ofSeconds(10)).until(() -> !lines.list.isEmpty());
        } finally {
            requests.detachAppender(lines);
        }

        assertThat(lines.list).hasSize(1);
        assertThat(lines.list.get(0).getLevel()).isEqualTo(Level.INFO);
        assertThat(lines.list.get(0).getFormattedMessage())
                .matches(
                        "127\\.0\\.0\\.1 - - \\[.*] \"PUT /connectors/orders/config\\?x=1 HTTP/1.1\" 201 \\d+ \".*\" \".*\" \\d+")
                .doesNotContain("hush", "aHVz");
    }
}
