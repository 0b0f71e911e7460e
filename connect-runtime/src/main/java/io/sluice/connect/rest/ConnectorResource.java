package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.ControlPlane.Written;
import io.sluice.connect.model.ConnectorSpec;
import io.sluice.connect.model.TaskId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/** One connector: what it is to be, what it is, and its end. */
@Path("/connectors/{connector}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ConnectorResource {
    private static final String CONFIG = "an object of settings whose values are text, numbers, booleans or null";
    private final ControlPlane control;
    private final Views views;
    private final Answers answers;

    ConnectorResource(ControlPlane control, Views views, Answers answers) {
        this.control = control;
        this.views = views;
        this.answers = answers;
    }

    record TaskInfo(TaskId id, Map<String, String> config) {}

    @GET
    @Describes(value = "A connector, its configuration and its tasks", gives = ConnectorInfo.class, failure = 404)
    public Object info(@PathParam("connector") String name) {
        return views.info(views.connector(name));
    }

    @DELETE
    @Describes(
            value = "Removes a connector",
            success = 204,
            failure = {404, 409, 500})
    public CompletionStage<Response> remove(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return answers.answer(Call.of(request), name, control.removeConnector(name), done -> Response.noContent()
                .build());
    }

    @GET
    @Path("config")
    @Describes(value = "The configuration of a connector", gives = Map.class, failure = 404)
    public Object config(@PathParam("connector") String name) {
        return views.connector(name).config();
    }

    @PUT
    @Path("config")
    @Describes(
            value = "Creates a connector or replaces its configuration",
            takes = Map.class,
            gives = ConnectorInfo.class,
            success = {200, 201},
            failure = {400, 409, 415, 500})
    public CompletionStage<Response> put(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        Map<String, String> config = new LinkedHashMap<>(Json.read(call.body(), Json.CONFIG, CONFIG));
        ConnectorName.put(ConnectorName.checked(name), config);
        return answers.answer(
                call,
                name,
                control.putConnector(name, config, Optional.empty(), true),
                written -> written(call, written));
    }

    @PATCH
    @Path("config")
    @Describes(
            value = "Changes some settings of a connector; null removes one",
            takes = Map.class,
            gives = ConnectorInfo.class,
            failure = {400, 404, 409, 415, 500})
    public CompletionStage<Response> patch(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        Map<String, String> patch = new LinkedHashMap<>(Json.read(call.body(), Json.CONFIG, CONFIG));
        if (patch.containsKey("name")) ConnectorName.put(name, patch);
        return answers.answer(call, name, control.patchConnector(name, patch), written -> written(call, written));
    }

    private Response written(Call call, Written written) {
        ConnectorInfo info = views.info(written.connector());
        return written.created()
                ? Response.created(call.location(info.name())).entity(info).build()
                : Response.ok(info).build();
    }

    @GET
    @Path("status")
    @Describes(value = "What workers say about a connector and its tasks", gives = ConnectorStatus.class, failure = 404)
    public Object status(@PathParam("connector") String name) {
        ConnectorSpec connector = views.connector(name);
        return views.status(connector)
                .orElseThrow(
                        () -> new RestFailure(404, "No worker has said anything about connector " + name + " yet"));
    }

    @GET
    @Path("tasks")
    @Describes(
            value = "The tasks of a connector with their configurations",
            gives = ConnectorResource.TaskInfo[].class,
            failure = 404)
    public Object tasks(@PathParam("connector") String name) {
        ConnectorSpec connector = views.connector(name);
        List<TaskInfo> tasks = IntStream.range(0, connector.tasks().size())
                .mapToObj(number -> new TaskInfo(
                        new TaskId(name, number),
                        connector.tasks().config(number).orElseThrow()))
                .toList();
        return tasks;
    }

    @GET
    @Path("tasks/{task}/status")
    @Describes(value = "What a worker says about one task", gives = ConnectorStatus.Task.class, failure = 404)
    public Object taskStatus(@PathParam("connector") String name, @PathParam("task") String number) {
        return views.task(task(name, number));
    }

    /** A number that is none names a task that is not there. */
    static TaskId task(String connector, String number) {
        if (!number.matches("\\d{1,9}"))
            throw new RestFailure(
                    404, "Connector " + connector + " has no task " + number + "; tasks are numbered from 0");
        return new TaskId(connector, Integer.parseInt(number));
    }
}
