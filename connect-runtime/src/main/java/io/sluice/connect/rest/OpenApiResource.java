package io.sluice.connect.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;

/** Describes the interface to programs that read OpenAPI, such as generators of clients and of pages. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
    private final List<Class<?>> described;

    OpenApiResource(Collection<Class<?>> described) {
        this.described = List.copyOf(described);
    }

    /** Made when asked for, which is seldom. */
    @GET
    @Describes(value = "This description", gives = Object.class)
    public Object description() {
        return OpenApi.of(described);
    }
}
