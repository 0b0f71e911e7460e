package io.sluice.connect.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TargetState;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** All connectors: which there are, and new ones. */
@Path("/connectors")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConnectorsResource {
    private static final TypeReference<Creation> CREATION = new TypeReference<>() {};
    private final ControlPlane control;
    private final Views views;
    private final Answers answers;

    ConnectorsResource(ControlPlane control, Views views, Answers answers) {
        this.control = control;
        this.views = views;
        this.answers = answers;
    }

    /** The body of a creation. */
    record Creation(String name, Map<String, String> config, String initialState) {
        String checkedName() {
            if (config == null)
                throw RestFailure.badRequest("The request to create connector " + name + " has no member config");
            if (name == null)
                throw RestFailure.badRequest("The request has no member name; it is needed beside config"
                        + (config.get("name") == null ? "" : ", even if config.name is " + config.get("name")));
            return ConnectorName.checked(name.trim());
        }

        Optional<TargetState> target() {
            if (initialState == null) return Optional.empty();
            return Optional.of(
                    switch (initialState.toUpperCase(Locale.ROOT)) {
                        case "RUNNING" -> TargetState.STARTED;
                        case "PAUSED" -> TargetState.PAUSED;
                        case "STOPPED" -> TargetState.STOPPED;
                        default ->
                            throw RestFailure.badRequest("A connector cannot be created in the initial_state "
                                    + initialState + "; it can be RUNNING, PAUSED or STOPPED");
                    });
        }
    }

    @GET
    @Describes(
            value = "The names of all connectors, or with expand=info and expand=status more about each",
            gives = {String[].class, Object.class})
    public Object list(@QueryParam("expand") List<String> expand) {
        Map<String, ConnectorSpec> connectors = views.connectors();
        if (expand.isEmpty()) return connectors.keySet();
        Map<String, Map<String, Object>> expanded = new LinkedHashMap<>();
        connectors.forEach((name, connector) -> expanded.put(name, expanded(connector, expand)));
        return expanded;
    }

    private Map<String, Object> expanded(ConnectorSpec connector, List<String> expand) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (expand.contains("status")) views.status(connector).ifPresent(status -> members.put("status", status));
        if (expand.contains("info")) members.put("info", views.info(connector));
        return members;
    }

    @POST
    @Describes(
            value = "Creates a connector",
            takes = ConnectorsResource.Creation.class,
            gives = ConnectorInfo.class,
            success = 201,
            failure = {400, 409, 415, 500})
    public CompletionStage<Response> create(@Context ContainerRequestContext request) {
        Call call = Call.of(request);
        Creation creation = Json.read(call.body(), CREATION, "an object with name, config and perhaps initial_state");
        String name = creation.checkedName();
        Map<String, String> config = new LinkedHashMap<>(creation.config());
        ConnectorName.put(name, config);
        return answers.answer(
                call, name, control.putConnector(name, config, creation.target(), false), written -> Response.created(
                                call.location(name))
                        .entity(views.info(written.connector()))
                        .build());
    }
}
