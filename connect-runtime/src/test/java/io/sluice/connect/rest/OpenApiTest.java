package io.sluice.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    /** The requests that clients of a released worker can make (recorded contract). */
    private static final Set<String> KNOWN = Set.of(
            "GET /",
            "GET /health",
            "GET /connectors",
            "POST /connectors",
            "GET /connectors/{connector}",
            "DELETE /connectors/{connector}",
            "GET /connectors/{connector}/config",
            "PUT /connectors/{connector}/config",
            "PATCH /connectors/{connector}/config",
            "GET /connectors/{connector}/status",
            "GET /connectors/{connector}/tasks",
            "GET /connectors/{connector}/tasks/{task}/status",
            "POST /connectors/{connector}/tasks/{task}/restart",
            "POST /connectors/{connector}/restart",
            "PUT /connectors/{connector}/pause",
            "PUT /connectors/{connector}/resume",
            "PUT /connectors/{connector}/stop",
            "GET /connectors/{connector}/offsets",
            "PATCH /connectors/{connector}/offsets",
            "DELETE /connectors/{connector}/offsets",
            "GET /connectors/{connector}/topics",
            "PUT /connectors/{connector}/topics/reset",
            "GET /connector-plugins",
            "GET /connector-plugins/{plugin}/config",
            "PUT /connector-plugins/{plugin}/config/validate",
            "GET /admin/loggers",
            "GET /admin/loggers/{logger}",
            "PUT /admin/loggers/{logger}");

    private RestWorld world;

    @AfterEach
    void close() {
        world.close();
    }

    private JsonNode description(String... settings) {
        world = new RestWorld(settings).serving();
        return RestWorld.json(world.get("/openapi.json"));
    }

    private static Set<String> requests(JsonNode description) {
        Set<String> requests = new TreeSet<>();
        description.path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> requests.add(verb.toUpperCase() + " " + path.getKey())));
        return requests;
    }

    @Test
    void describesEveryRequestOfTheContractAndSluicesOwn() {
        Set<String> expected = new TreeSet<>(KNOWN);
        expected.add("GET /metrics");

        assertThat(requests(description())).isEqualTo(expected);
    }

    @Test
    void everyDescribedRequestIsAnswered() {
        for (String request : requests(description())) {
            String path = request.split(" ")[1].replaceAll("\\{[a-z]+}", "0");
            String verb = request.split(" ")[0];
            String body = verb.equals("GET") || verb.equals("DELETE") ? null : "{}";

            assertThat(world.send(verb, path, body).statusCode()).as(request).isNotEqualTo(405);
            assertThat(world.send(verb, path, body).body()).as(request).doesNotContain("nothing at this path");
        }
    }

    @Test
    void namesParametersBodiesAndAnswers() {
        JsonNode description = description();
        JsonNode create = description.at("/paths/~1connectors/post");
        assertThat(create.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/Creation");
        assertThat(create.at("/responses/201/content/application~1json/schema/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/ConnectorInfo");
        assertThat(create.path("responses").fieldNames()).toIterable().contains("400", "409");
        assertThat(description.at("/components/schemas/Creation/properties").fieldNames())
                .toIterable()
                .containsExactly("name", "config", "initial_state");
        assertThat(description.at("/components/schemas/Plugin/properties").fieldNames())
                .toIterable()
                .containsExactly("class", "type", "version");
        JsonNode plugins = description.at("/paths/~1connector-plugins/get/parameters/0");
        assertThat(plugins.path("name").asText()).isEqualTo("connectorsOnly");
        assertThat(plugins.at("/schema/default").asText()).isEqualTo("true");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        JsonNode description = description();

        assertThat(description.findValues("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.asText().substring(1)).isObject())
                .as(reference.asText())
                .isTrue());
    }

    @Test
    void saysNothingWhereItIsTurnedOff() {
        world = new RestWorld("sluice.rest.openapi.enabled", "false").serving();

        assertThat(world.get("/openapi.json").statusCode()).isEqualTo(404);
    }
}
