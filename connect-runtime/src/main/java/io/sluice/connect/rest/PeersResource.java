package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What only other workers of the group may ask. */
@Path("/connectors/{connector}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeersResource {
    private final ControlPlane control;
    private final Answers answers;
    private final SignatureCheck signatures;
    private final boolean fences;

    /** @param fences whether this worker, where it leads, shuts out the producers of earlier tasks */
    PeersResource(ControlPlane control, Answers answers, SignatureCheck signatures, boolean fences) {
        this.control = control;
        this.answers = answers;
        this.signatures = signatures;
        this.fences = fences;
    }

    @POST
    @Path("tasks")
    public CompletionStage<Response> putTasks(
            @PathParam("connector") String name,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request) {
        Call call = Call.of(request).asLastHop(); // its signature could not be passed on
        List<Map<String, String>> configs = Json.read(call.body(), Json.CONFIGS, "a list of task configurations");
        signatures.check(call.body(), headers);
        return answers.answer(call, name, control.putTasks(name, configs), done -> Response.noContent()
                .build());
    }

    @PUT
    @Path("fence")
    public CompletionStage<Response> fence(
            @PathParam("connector") String name,
            @Context HttpHeaders headers,
            @Context ContainerRequestContext request) {
        Call call = Call.of(request).asLastHop();
        signatures.check(call.body(), headers);
        if (!fences)
            throw new RestFailure(
                    501,
                    "This worker leads the group and takes no part in exactly-once delivery, so earlier tasks of connector "
                            + name + " cannot be shut out safely. Set exactly.once.source.support to preparing on all"
                            + " workers, and only then to enabled");
        return answers.answer(
                call, name, control.fence(name), done -> Response.noContent().build());
    }
}
