package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Greetings;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.NotFoundException;
import org.apache.kafka.connect.health.ConnectClusterState;
import org.apache.kafka.connect.health.ConnectorHealth;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    private final RestWorld world = new RestWorld();

    @AfterEach
    void close() {
        world.close();
    }

    /** Registers whatever it is made with. */
    private static class Registering implements ConnectRestExtension {
        private final Object[] parts;
        ConnectClusterState cluster;
        Map<String, ?> settings;
        boolean closed;

        Registering(Object... parts) {
            this.parts = parts;
        }

        @Override
        public void register(ConnectRestExtensionContext context) {
            cluster = context.clusterState();
            for (Object part : parts) context.configurable().register(part);
        }

        @Override
        public void configure(Map<String, ?> configs) {
            settings = configs;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public String version() {
            return "1";
        }
    }

    private static Extensions of(ConnectRestExtension... extensions) {
        return Extensions.configured(List.of(extensions), Map.of("some.setting", "some value"));
    }

    @Test
    void resourcesOfExtensionsAreServedWithTheirOwnJson() {
        world.serving(of(new Registering(new Greetings())));

        assertThat(world.get("/greetings/you").body()).isEqualTo("{\"toWhom\":\"you\",\"manyWords\":[\"hello\"]}");
        assertThat(world.send("POST", "/greetings", "[{\"toWhom\":\"you\",\"manyWords\":[\"good\",\"day\"]}]")
                        .body())
                .isEqualTo("[good, day] you");
        assertThat(world.send("POST", "/greetings", "[{\"toWhom\":1,").statusCode())
                .isEqualTo(400);
        assertThat(world.get("/connectors").body()).isEqualTo("[]");
    }

    @Test
    void filtersOfExtensionsSeeTheRequestsToAllResources() {
        ContainerRequestFilter closedDoor =
                request -> request.abortWith(Response.status(403).build());
        world.serving(of(new Registering(closedDoor)));

        for (String path : List.of("/", "/connectors", "/connector-plugins", "/health", "/admin/loggers"))
            assertThat(world.get(path).statusCode()).as(path).isEqualTo(403);
    }

    @Test
    void extensionsKnowConnectorsTheirHealthAndTheCluster() {
        var extension = new Registering();
        world.control.run("orders", Map.of("name", "orders", "secret", "${file:x:y}"), 1);
        world.control.run("silent", Map.of("name", "silent"), 0);
        world.statuses.put("orders", new Status(UnitState.RUNNING, "w1:8083", 3, Optional.empty(), Optional.empty()));
        world.statuses.put(
                new TaskId("orders", 0),
                new Status(UnitState.FAILED, "w2:8083", 3, Optional.of("boom"), Optional.empty()));
        world.serving(of(extension));

        assertThat(extension.cluster.connectors()).containsExactlyInAnyOrder("orders", "silent");
        assertThat(extension.cluster.connectorConfig("orders")).containsEntry("secret", "${file:x:y}");
        assertThat(extension.cluster.clusterDetails().kafkaClusterId()).isEqualTo("cluster-1");
        ConnectorHealth health = extension.cluster.connectorHealth("orders");
        assertThat(health.connectorState().state()).isEqualTo("RUNNING");
        assertThat(health.connectorState().workerId()).isEqualTo("w1:8083");
        assertThat(health.tasksState().get(0).state()).isEqualTo("FAILED");
        assertThat(health.tasksState().get(0).traceMessage()).isEqualTo("boom");
        assertThat(extension.cluster.connectorHealth("silent").connectorState().state())
                .isEqualTo("UNASSIGNED");
        assertThatThrownBy(() -> extension.cluster.connectorHealth("nobody")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void extensionsGetTheWorkersSettingsAndAreClosedAtTheEnd() {
        var extension = new Registering();
        Extensions extensions = of(extension);
        assertThat(extension.settings).isEqualTo(Map.of("some.setting", "some value"));

        extensions.close();

        assertThat(extension.closed).isTrue();
    }

    @Test
    void anExtensionThatFailsKeepsTheInterfaceClosed() {
        var failing = new Registering() {
            @Override
            public void register(ConnectRestExtensionContext context) {
                throw new IllegalArgumentException("no key store");
            }
        };
        assertThatThrownBy(() -> world.serving(of(failing))).hasStackTraceContaining("no key store");

        HttpResponse<String> answer = world.get("/connectors");

        assertThat(answer.statusCode()).isEqualTo(503);
    }

    @Test
    void anExtensionThatDoesNotTakeTheSettingsIsNamed() {
        var failing = new Registering() {
            @Override
            public void configure(Map<String, ?> configs) {
                throw new IllegalArgumentException("which realm?");
            }
        };

        assertThatThrownBy(() -> of(failing))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(failing.getClass().getName())
                .hasMessageContaining("which realm?");
    }
}
