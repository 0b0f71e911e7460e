package io.sluice.connect.rest;

import static io.sluice.connect.rest.RestWorld.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.UnitState;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each request is answered with, over a connector {@code orders} with two running tasks. */
class RequestTableTest {
    private static RestWorld world;

    @BeforeAll
    static void serve() {
        world = new RestWorld().serving();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void runOrders() {
        world.control.run("orders", Map.of("connector.class", FakePlugins.CLASS, "name", "orders"), 2);
        world.statuses.put("orders", status(UnitState.RUNNING));
        world.statuses.put(new TaskId("orders", 0), status(UnitState.RUNNING));
        world.statuses.put(new TaskId("orders", 1), status(UnitState.RUNNING));
    }

    private static Status status(UnitState state) {
        return new Status(state, "w:8083", 1, Optional.empty(), Optional.of("1.0"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
        GET    | /                                        |                          | 200
        HEAD   | /                                        |                          | 200
        GET    | /health/                                 |                          | 200
        POST   | /health                                  | {}                       | 405
        GET    | /nope                                    |                          | 404
        GET    | /Connectors                              |                          | 404
        POST   | /nope                                    | {}                       | 404
        GET    | /admin                                   |                          | 404
        GET    | /connectors/                             |                          | 200
        GET    | /connectors/orders/                      |                          | 200
        GET    | /connectors/orders/status/               |                          | 200
        GET    | /connectors/none/status                  |                          | 404
        GET    | /connectors/orders/tasks/1/status        |                          | 200
        GET    | /connectors/orders/tasks/2/status        |                          | 404
        GET    | /connectors/orders/tasks/x/status        |                          | 404
        GET    | /connectors/orders/tasks/0               |                          | 404
        GET    | /connectors/or%2Fders                    |                          | 400
        GET    | /connectors/or%25ders                    |                          | 400
        DELETE | /connectors                              |                          | 405
        PATCH  | /connectors/orders                       | {}                       | 405
        POST   | /connectors/orders                       | {}                       | 405
        GET    | /connectors/orders/pause                 |                          | 405
        PUT    | /connectors/orders/restart               |                          | 405
        PUT    | /connectors/orders/status                | {}                       | 405
        POST   | /connector-plugins                       | {}                       | 405
        GET    | /connector-plugins/x/config/validate     |                          | 405
        DELETE | /admin/loggers                           |                          | 405
        POST   | /connectors                              | {"name":                 | 400
        POST   | /connectors                              |                          | 400
        POST   | /connectors                              | null                     | 400
        POST   | /connectors                              | []                       | 400
        POST   | /connectors                              | {}                       | 400
        POST   | /connectors                              | {} {}                    | 400
        POST   | /connectors                              | {"name":"n"}             | 400
        POST   | /connectors                              | {"name":"n","config":{}} | 400
        POST   | /connectors                              | {"config":{"name":"n"}}  | 400
        POST   | /connectors                              | {"name":"n","config":{"connector.class":"c"},"surprise":1} | 400
        POST   | /connectors                              | {"name":"n","config":{"connector.class":{"a":1}}}          | 400
        POST   | /connectors                              | {"name":"n","config":{"connector.class":["a"]}}            | 400
        POST   | /connectors                              | {"name":"n","config":{"connector.class":"c","name":"m"}}   | 400
        POST   | /connectors                              | {"name":"a/b","config":{"connector.class":"c"}}            | 400
        POST   | /connectors                              | {"name":"a%b","config":{"connector.class":"c"}}            | 400
        POST   | /connectors                              | {"name":"a\\u0001b","config":{"connector.class":"c"}}      | 400
        POST   | /connectors                              | {"name":"..","config":{"connector.class":"c"}}             | 400
        POST   | /connectors                              | {"name":"  ","config":{"connector.class":"c"}}             | 400
        POST   | /connectors                              | {"name":"n","config":{"connector.class":"c"},"initial_state":"FROZEN"} | 400
        POST   | /connectors                              | {"name":"orders","config":{"connector.class":"c"}}         | 409
        PUT    | /connectors/orders/config                | {                        | 400
        PUT    | /connectors/orders/config                | []                       | 400
        PUT    | /connectors/orders/config                |                          | 400
        PUT    | /connectors/orders/config                | {"name":"other"}         | 400
        PUT    | /connectors/orders/config                | {"connector.class":"c","x":1.50,"y":true,"z":null} | 200
        PATCH  | /connectors/orders/config                | {"a":"b"}                | 200
        PATCH  | /connectors/none/config                  | {"a":"b"}                | 404
        PATCH  | /connectors/orders/config                | {"name":null}            | 200
        PUT    | /connectors/orders/pause                 |                          | 202
        PUT    | /connectors/orders/resume                |                          | 202
        PUT    | /connectors/orders/stop                  |                          | 204
        PUT    | /connectors/none/pause                   |                          | 404
        POST   | /connectors/orders/restart               |                          | 204
        POST   | /connectors/orders/restart?includeTasks=no&onlyFailed= |            | 204
        POST   | /connectors/orders/restart?includeTasks=TRUE           |            | 202
        POST   | /connectors/none/restart?onlyFailed=true |                          | 404
        POST   | /connectors/orders/tasks/0/restart       |                          | 204
        POST   | /connectors/orders/tasks/x/restart       |                          | 404
        GET    | /connectors/none/topics                  |                          | 200
        PUT    | /connectors/none/topics/reset            |                          | 202
        GET    | /connector-plugins/OrdersSource/config   |                          | 200
        GET    | /connector-plugins/OrdersSource/config?version=9 |                  | 400
        GET    | /connector-plugins/none/config           |                          | 404
        PUT    | /connector-plugins/OrdersSource/config/validate | {"connector.class":"acme.OrdersSourceConnector"} | 200
        PUT    | /connector-plugins/OrdersSource/config/validate | {"connector.class":"acme.Other"}                 | 400
        PUT    | /connector-plugins/acme.OrdersSourceConnector/config/validate | {"connector.class":"OrdersSource"} | 400
        PUT    | /connector-plugins/OrdersSource/config/validate | {}                | 400
        PUT    | /admin/loggers/a.b                       | {"level":"LOUD"}         | 404
        PUT    | /admin/loggers/a.b                       | {"lvl":"INFO"}           | 400
        GET    | /admin/loggers/never.set                 |                          | 404
        DELETE | /connectors/none                         |                          | 404
        DELETE | /connectors/orders                       |                          | 204
        """)
    void answers(String method, String path, String body, int status) {
        var answer = world.send(method, path, body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        if (status >= 400 && !method.equals("HEAD")) {
            assertThat(json(answer).get("error_code").asInt()).isEqualTo(status);
            assertThat(json(answer).get("message").asText()).isNotBlank();
        }
        if (status == 204 || (status == 202 && !path.contains("restart"))) {
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /connectors, text/plain",
        "POST, /connectors, application/x-www-form-urlencoded",
        "PUT, /connectors/orders/config, text/plain",
        "PUT, /connectors/orders/pause, text/plain"
    })
    void takesNoOtherMediaTypeThanJson(String method, String path, String type) {
        assertThat(world.send(method, path, "name=x", "Content-Type", type).statusCode())
                .isEqualTo(415);
    }

    @Test
    void wantsToBeToldThatABodyIsJson() {
        assertThat(world.send("POST", "/connectors", "{}", "Accept", "*/*").statusCode())
                .isEqualTo(415);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        text/html             | 406
        text/html, */*;q=0.1  | 200
        application/*         | 200
        application/xml       | 406
        """)
    void respectsAccept(String accept, int status) {
        assertThat(world.send("GET", "/connectors", null, "Accept", accept).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "/connectors, 'HEAD,POST,GET,OPTIONS'",
        "/connectors/x, 'HEAD,DELETE,GET,OPTIONS'",
        "/connectors/x/config, 'HEAD,GET,OPTIONS,PUT,PATCH'"
    })
    void saysWhichMethodsAPathTakes(String path, String methods) {
        var answer = world.send("OPTIONS", path, null);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Allow").orElseThrow().split(", ?"))
                .containsExactlyInAnyOrder(methods.split(","));
    }

    @Test
    void createsUnderTheTrimmedNameAndSaysWhere() {
        var answer = world.send(
                "POST",
                "/connectors",
                "{\"name\":\" a b \",\"config\":{\"connector.class\":\"" + FakePlugins.CLASS
                        + "\",\"n\":1.50,\"t\":true,\"none\":null},\"initial_state\":\"paused\"}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Location")).hasValue(world.server.url() + "connectors/a%20b");
        assertThat(answer.body())
                .isEqualTo(
                        "{\"name\":\"a b\",\"config\":{\"connector.class\":\"" + FakePlugins.CLASS
                                + "\",\"n\":\"1.50\",\"t\":\"true\",\"none\":null,\"name\":\"a b\"},\"tasks\":[],\"type\":\"source\"}");
        assertThat(world.control.orders()).contains("put a b PAUSED");
        assertThat(world.send("DELETE", "/connectors/a%20b", null).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        a+b   | a+b
        a?b   | a%3Fb
        a#b   | a%23b
        ä€    | %C3%A4%E2%82%AC
        a:b@c | a:b@c
        {a}   | %7Ba%7D
        a..b  | a..b
        "q"   | %22q%22
        """)
    void findsEveryNameItLetsIn(String name, String encoded) {
        String escaped = name.replace("\"", "\\\"");
        var created = world.send(
                "POST", "/connectors", "{\"name\":\"" + escaped + "\",\"config\":{\"connector.class\":\"c\"}}");

        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        assertThat(world.get("/connectors/" + encoded + "/config").statusCode()).isEqualTo(200);
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(world.get("/"
                                + location.substring(
                                        world.server.url().toString().length()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(world.send("DELETE", "/connectors/" + encoded, null).statusCode())
                .isEqualTo(204);
    }

    @Test
    void showsWhatIsToBeAndWhatIs() {
        assertThat(world.get("/connectors?expand=info&expand=status&expand=x").body())
                .isEqualTo("{\"orders\":{\"status\":"
                        + world.get("/connectors/orders/status").body() + ",\"info\":"
                        + world.get("/connectors/orders").body() + "}}");
        assertThat(world.get("/connectors?expand=").body()).isEqualTo("{\"orders\":{}}");
        assertThat(json(world.get("/connectors/orders/status")).toString())
                .isEqualTo(
                        "{\"name\":\"orders\",\"connector\":{\"state\":\"RUNNING\",\"worker_id\":\"w:8083\",\"version\":\"1.0\"},"
                                + "\"tasks\":[{\"id\":0,\"state\":\"RUNNING\",\"worker_id\":\"w:8083\",\"version\":\"1.0\"},"
                                + "{\"id\":1,\"state\":\"RUNNING\",\"worker_id\":\"w:8083\",\"version\":\"1.0\"}],\"type\":\"source\"}");
        assertThat(world.get("/connectors/orders/tasks").body())
                .isEqualTo("[{\"id\":{\"connector\":\"orders\",\"task\":0},\"config\":{\"task\":\"0\"}},"
                        + "{\"id\":{\"connector\":\"orders\",\"task\":1},\"config\":{\"task\":\"1\"}}]");
    }

    @Test
    void showsARestartAsItWillBe() {
        world.statuses.put(
                "orders", new Status(UnitState.FAILED, "w:8083", 1, Optional.of("boom"), Optional.of("1.0")));

        var answer = json(world.send("POST", "/connectors/orders/restart?includeTasks=true", null));

        assertThat(answer.at("/connector/state").asText()).isEqualTo("RESTARTING");
        assertThat(answer.at("/connector/trace").asText()).isEqualTo("boom");
        assertThat(answer.at("/tasks/0/state").asText()).isEqualTo("RESTARTING");
        assertThat(answer.at("/tasks/1/state").asText()).isEqualTo("RUNNING");
    }

    @Test
    void saysWhatIsWrongWithABody() {
        assertThat(message("{\"name\":\"n\",\"config\":{},\"surprise\":1}")).contains("surprise", "initial_state");
        assertThat(message("{\"name\":\"n\",\"config\":{\"a\":{}}}")).contains("config.a");
        assertThat(message("{\"name\":\"n\",")).contains("not JSON", "line 1");
        assertThat(message("{\"name\":\"a/b\",\"config\":{}}")).contains("'/'");
    }

    private static String message(String body) {
        return json(world.send("POST", "/connectors", body)).get("message").asText();
    }
}
