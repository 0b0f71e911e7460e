package io.sluice.connect.rest;

import com.fasterxml.jackson.core.type.TypeReference;
import io.sluice.connect.control.ControlPlane;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The offsets of one connector: shown at any time, changed while it is stopped. */
@Path("/connectors/{connector}/offsets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class OffsetsResource {
    private static final TypeReference<Offsets> BODY = new TypeReference<>() {};
    private static final String WANTED = "{\"offsets\": [{\"partition\": {...}, \"offset\": {...} or null}, ...]}";

    private final ControlPlane control;
    private final Answers answers;

    OffsetsResource(ControlPlane control, Answers answers) {
        this.control = control;
        this.answers = answers;
    }

    record Entry(Map<String, Object> partition, Map<String, Object> offset) {}

    record Offsets(List<Entry> offsets) {}

    record Message(String message) {}

    @GET
    @Describes(
            value = "The offsets of a connector",
            gives = OffsetsResource.Offsets.class,
            failure = {404, 500})
    public CompletionStage<Response> offsets(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return answers.answer(Call.of(request), name, control.offsets(name), offsets -> Response.ok(shown(offsets))
                .build());
    }

    @PATCH
    @Describes(
            value = "Changes offsets of a stopped connector; null forgets one",
            takes = OffsetsResource.Offsets.class,
            gives = OffsetsResource.Message.class,
            failure = {400, 404, 409, 500})
    public CompletionStage<Response> alter(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        Offsets body = Json.read(call.body(), BODY, WANTED);
        return done(call, name, control.alterOffsets(name, changes(body)), "The offsets of connector %s were changed");
    }

    @DELETE
    @Describes(
            value = "Forgets all offsets of a stopped connector",
            gives = OffsetsResource.Message.class,
            failure = {400, 404, 409, 500})
    public CompletionStage<Response> reset(
            @PathParam("connector") String name, @Context ContainerRequestContext request) {
        return done(Call.of(request), name, control.resetOffsets(name), "The offsets of connector %s were reset");
    }

    private CompletionStage<Response> done(Call call, String name, CompletableFuture<Void> change, String message) {
        return answers.answer(call, name, change, done -> Response.ok(new Message(message.formatted(name)))
                .build());
    }

    private static Offsets shown(Map<Map<String, ?>, Map<String, ?>> offsets) {
        return new Offsets(offsets.entrySet().stream()
                .map(entry -> new Entry(copy(entry.getKey()), copy(entry.getValue())))
                .toList());
    }

    private static Map<String, Object> copy(Map<String, ?> map) {
        return map == null ? null : new LinkedHashMap<>(map);
    }

    private static Map<Map<String, ?>, Map<String, ?>> changes(Offsets body) {
        if (body.offsets() == null || body.offsets().isEmpty())
            throw RestFailure.badRequest("The body changes no offset; it needs to be " + WANTED);
        Map<Map<String, ?>, Map<String, ?>> changes = new LinkedHashMap<>();
        for (Entry entry : body.offsets()) {
            if (entry == null)
                throw RestFailure.badRequest("An entry of offsets is null; the body needs to be " + WANTED);
            if (changes.containsKey(entry.partition()))
                throw RestFailure.badRequest("Partition " + entry.partition() + " is there twice; name each once");
            changes.put(entry.partition(), entry.offset());
        }
        return changes;
    }
}
