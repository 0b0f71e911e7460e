package io.sluice.connect.rest;

import io.sluice.connect.store.StatusStore;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The topics a connector was seen using. */
@Path("/connectors/{connector}/topics")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TopicsResource {
    private final StatusStore statuses;
    private final boolean tracking;
    private final boolean reset;

    TopicsResource(StatusStore statuses, boolean tracking, boolean reset) {
        this.statuses = statuses;
        this.tracking = tracking;
        this.reset = reset;
    }

    record Topics(SortedSet<String> topics) {}

    @GET
    @Describes(value = "The topics a connector was seen using", gives = Object.class, failure = 403)
    public Object topics(@PathParam("connector") String name) {
        checkAllowed(tracking, "topic.tracking.enable");
        return Map.of(name, new Topics(new TreeSet<>(statuses.topics(name).keySet())));
    }

    @PUT
    @Path("reset")
    @Describes(value = "Forgets the topics a connector was seen using", success = 202, failure = 403)
    public Response reset(@PathParam("connector") String name) {
        checkAllowed(tracking, "topic.tracking.enable");
        checkAllowed(reset, "topic.tracking.allow.reset");
        statuses.resetTopics(name);
        return Response.accepted().build();
    }

    private static void checkAllowed(boolean allowed, String setting) {
        if (!allowed) throw new RestFailure(403, "This is turned off by the worker setting " + setting + "=false");
    }
}
