package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Says whether the worker can do its work: its control loop turns and the config log can be read. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public final class HealthResource {
    private final ControlPlane control;
    private final Limits limits;
    private final Executor http;

    HealthResource(ControlPlane control, Limits limits, Executor http) {
        this.control = control;
        this.limits = limits;
        this.http = http;
    }

    record Health(String status, String message) {}

    @GET
    @Describes(
            value = "Whether the worker can do its work",
            gives = HealthResource.Health.class,
            failure = {500, 503})
    public CompletionStage<Response> health() {
        if (!control.view().ready())
            return CompletableFuture.completedFuture(answer(
                    503, "starting", "The worker is reading its logs or joining its group; try again in a moment"));
        Duration limit = limits.health();
        return control.ping()
                .copy()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync((nothing, failure) -> failure == null ? healthy() : unhealthy(failure, limit), http);
    }

    private static Response healthy() {
        return answer(200, "healthy", "The control loop answers and the config log can be read");
    }

    private static Response unhealthy(Throwable failure, Duration limit) {
        Throwable cause = Answers.unwrapped(failure);
        String reason =
                cause instanceof TimeoutException ? "no answer within " + limit.toMillis() + " ms" : cause.toString();
        return answer(500, "unhealthy", "The control loop or the config log does not answer: " + reason);
    }

    private static Response answer(int status, String word, String message) {
        return Response.status(status).entity(new Health(word, message)).build();
    }
}
