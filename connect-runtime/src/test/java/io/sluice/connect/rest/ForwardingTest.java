package io.sluice.connect.rest;

import static io.sluice.connect.rest.RestWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.control.Refusal;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForwardingTest {
    private final RestWorld first = new RestWorld().serving();
    private final RestWorld leader = new RestWorld().serving();

    @AfterEach
    void close() {
        first.close();
        leader.close();
    }

    @Test
    void handsBackWhatTheLeaderSays() {
        first.control.refuseWith(new Refusal.NotLeader(leader.server.url()));

        var created = first.send("POST", "/connectors", "{\"name\":\"a b\",\"config\":{\"connector.class\":\"c\"}}");
        var again = first.send("POST", "/connectors", "{\"name\":\"a b\",\"config\":{\"connector.class\":\"c\"}}");
        var patched = first.send("PATCH", "/connectors/a%20b/config", "{\"x\":\"1\"}");
        var restarted = first.send("POST", "/connectors/a%20b/restart?includeTasks=true&onlyFailed=false", null);
        var removed = first.send("DELETE", "/connectors/a%20b", null);

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue(first.server.url() + "connectors/a%20b");
        assertThat(json(created).get("name").asText()).isEqualTo("a b");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(json(again).get("error_code").asInt()).isEqualTo(409);
        assertThat(patched.statusCode()).isEqualTo(200);
        assertThat(restarted.statusCode()).isEqualTo(202);
        assertThat(removed.statusCode()).isEqualTo(204);
        assertThat(removed.body()).isEmpty();
        assertThat(leader.control.orders())
                .containsExactly("put a b", "patch a b", "restart a b true false", "remove a b");
    }

    @Test
    void asksTheOwnerOfATask() {
        leader.control.run("orders", Map.of("connector.class", "c"), 1);
        first.control.run("orders", Map.of("connector.class", "c"), 1);
        first.control.refuseWith(new Refusal.NotOwner("Task orders-0", leader.server.url()));

        assertThat(first.send("POST", "/connectors/orders/tasks/0/restart", null)
                        .statusCode())
                .isEqualTo(204);
        assertThat(leader.control.orders()).containsExactly("restart task orders-0");
    }

    @Test
    void neverGoesRoundInCircles() {
        first.control.refuseWith(new Refusal.NotLeader(leader.server.url()));
        leader.control.refuseWith(new Refusal.NotLeader(first.server.url()));

        var answer = first.send("PUT", "/connectors/orders/pause", null);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("message").asText()).contains("passed on twice");
    }

    @Test
    void saysWhomItCouldNotReach() {
        URI gone = leader.server.url();
        leader.close();
        first.control.refuseWith(new Refusal.NotLeader(gone));

        var answer = first.send("PUT", "/connectors/orders/pause", null);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(json(answer).get("message").asText()).contains(gone.toString());
    }
}
