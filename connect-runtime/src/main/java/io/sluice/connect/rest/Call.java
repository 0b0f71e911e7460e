package io.sluice.connect.rest;

import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;

/**
 * One request as it came in, kept whole so that it can be passed on to another worker.
 *
 * @param base the address the client used, up to and including the slash behind host and port
 * @param path the path behind it, encoded as it came
 * @param forward the query parameter with which workers count hops; empty from a client
 * @param restart the query parameters that a forwarded request keeps, empty or starting with {@code &}
 * @param authorization empty if the header was not sent
 */
@SuppressWarnings("ArrayRecordComponent") // calls are never compared
record Call(String method, URI base, String path, String forward, String restart, String authorization, byte[] body) {

    static Call of(ContainerRequestContext request) {
        var uri = request.getUriInfo();
        var query = uri.getQueryParameters();
        return new Call(
                request.getMethod(),
                uri.getBaseUri(),
                uri.getPath(false),
                Objects.requireNonNullElse(query.getFirst("forward"), ""),
                kept("includeTasks", query.getFirst("includeTasks")) + kept("onlyFailed", query.getFirst("onlyFailed")),
                Objects.requireNonNullElse(request.getHeaderString(HttpHeaders.AUTHORIZATION), ""),
                body(request));
    }

    URI location(String connector) {
        return UriBuilder.fromUri(base).path("connectors/{name}").build(connector);
    }

    /** The same, but not to be passed on any more. */
    Call asLastHop() {
        return new Call(method, base, path, "false", restart, authorization, body);
    }

    private static String kept(String parameter, String value) {
        return value == null ? "" : "&" + parameter + "=" + Boolean.parseBoolean(value);
    }

    private static byte[] body(ContainerRequestContext request) {
        try {
            byte[] body = request.getEntityStream().readAllBytes();
            if (body.length > 0 && request.getMediaType() == null) throw new NotSupportedException();
            return body;
        } catch (IOException e) {
            throw RestFailure.badRequest("The body of the request cannot be read to its end: " + e.getMessage());
        }
    }
}
