package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Log levels, read and changed while the worker runs. */
@Path("/admin/loggers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LoggersResource {
    private final LogLevels levels;
    private final ControlPlane control;
    private final Answers answers;

    LoggersResource(LogLevels levels, ControlPlane control, Answers answers) {
        this.levels = levels;
        this.control = control;
        this.answers = answers;
    }

    @GET
    @Describes(value = "The loggers and their levels", gives = Object.class)
    public Object all() {
        return levels.all();
    }

    @GET
    @Path("{logger}")
    @Describes(value = "The level of a logger", gives = LogLevels.LoggerLevel.class, failure = 404)
    public Object one(@PathParam("logger") String logger) {
        return levels.get(logger)
                .orElseThrow(() ->
                        new RestFailure(404, "There is no logger " + logger + " yet; setting its level makes one"));
    }

    @PUT
    @Path("{logger}")
    @Describes(
            value = "Sets the level of a logger, with scope=cluster on all workers",
            takes = Map.class,
            gives = String[].class,
            success = {200, 204},
            failure = {400, 404, 500})
    public CompletionStage<Response> set(
            @PathParam("logger") String logger,
            @QueryParam("scope") String scope,
            @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        String wanted = Json.read(call.body(), Json.CONFIG, "an object with the member level")
                .get("level");
        if (wanted == null) throw RestFailure.badRequest("The body has no member level");
        String level = LogLevels.known(wanted)
                .orElseThrow(() -> new RestFailure(404, wanted + " is not a log level; there are " + LogLevels.NAMES));
        if ("cluster".equalsIgnoreCase(scope))
            return answers.answer(call, "", control.putLoggerLevel(logger, level), done -> Response.noContent()
                    .build());
        return CompletableFuture.completedFuture(
                Response.ok(levels.set(logger, level)).build());
    }
}
