package com.acme;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;

/** A resource as authors of extensions write them. */
@Path("/greetings")
public final class Greetings {
    /** A body in Jackson's own naming. */
    public static final class Greeting {
        public String toWhom;
        public List<String> manyWords = new ArrayList<>();
    }

    @GET
    @Path("/{name}")
    @Produces(MediaType.APPLICATION_JSON)
    public Greeting greet(@PathParam("name") String name) {
        Greeting greeting = new Greeting();
        greeting.toWhom = name;
        greeting.manyWords.add("hello");
        return greeting;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.TEXT_PLAIN)
    public String read(List<Greeting> greetings) {
        return greetings.get(0).manyWords + " " + greetings.get(0).toWhom;
    }
}
