package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.model.RestartRequest;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Pausing, resuming, stopping and restarting one connector. */
@Path("/connectors/{connector}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LifecycleResource {
    private final ControlPlane control;
    private final Views views;
    private final Answers answers;

    LifecycleResource(ControlPlane control, Views views, Answers answers) {
        this.control = control;
        this.views = views;
        this.answers = answers;
    }

    @PUT
    @Path("pause")
    @Describes(
            value = "Pauses a connector and its tasks",
            success = 202,
            failure = {404, 500})
    public CompletionStage<Response> pause(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return target(name, TargetState.PAUSED, Response.Status.ACCEPTED, request);
    }

    @PUT
    @Path("resume")
    @Describes(
            value = "Resumes a paused or stopped connector",
            success = 202,
            failure = {404, 500})
    public CompletionStage<Response> resume(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return target(name, TargetState.STARTED, Response.Status.ACCEPTED, request);
    }

    @PUT
    @Path("stop")
    @Describes(
            value = "Stops a connector and takes its tasks away",
            success = 204,
            failure = {404, 409, 500})
    public CompletionStage<Response> stop(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return target(name, TargetState.STOPPED, Response.Status.NO_CONTENT, request);
    }

    private CompletionStage<Response> target(
            String name, TargetState target, Response.Status status, ContainerRequestContext request) {
        return answers.answer(Call.of(request), name, control.setTarget(name, target), done -> Response.status(status)
                .build());
    }

    @POST
    @Path("restart")
    @Describes(
            value = "Restarts a connector, its tasks, or what of them has failed",
            gives = ConnectorStatus.class,
            success = {202, 204},
            failure = {404, 409, 500})
    public CompletionStage<Response> restart(
            @PathParam("connector") String name,
            @QueryParam("includeTasks") String includeTasks,
            @QueryParam("onlyFailed") String onlyFailed,
            @Context ContainerRequestContext request) {
        var restart = new RestartRequest(name, Boolean.parseBoolean(includeTasks), Boolean.parseBoolean(onlyFailed));
        Call call = Call.of(request);
        if (restart.isPlain())
            return answers.answer(call, name, control.restartConnector(name), done -> Response.noContent()
                    .build());
        ConnectorStatus before = views.beforeRestart(name); // the restart itself changes it
        return answers.answer(call, name, control.restart(restart), plan -> Response.accepted(before.during(plan))
                .build());
    }

    @POST
    @Path("tasks/{task}/restart")
    @Describes(
            value = "Restarts a task",
            success = 204,
            failure = {404, 409, 500})
    public CompletionStage<Response> restartTask(
            @PathParam("connector") String name,
            @PathParam("task") String number,
            @Context ContainerRequestContext request) {
        TaskId task = ConnectorResource.task(name, number);
        return answers.answer(Call.of(request), name, control.restartTask(task), done -> Response.noContent()
                .build());
    }
}
