package io.sluice.connect.rest;

import io.sluice.connect.control.Refusal;
import io.sluice.connect.plugins.UnknownPlugin;
import io.sluice.connect.worker.offsets.RefusedOffsets;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place that says which HTTP status an error has. */
final class Errors implements ExceptionMapper<Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
    private static final Map<Integer, String> OF_THE_FRAMEWORK = Map.of(
            404, "There is nothing at this path",
            405, "This path does not take this method",
            406, "The answer is application/json, which the header Accept excludes",
            415, "The body must be application/json, and the header Content-Type must say so");

    @Override
    public Response toResponse(Throwable failure) {
        return response(failure);
    }

    static Response response(Throwable failure) {
        if (failure instanceof RestFailure known) return response(known.status(), known.getMessage());
        if (failure instanceof Refusal refusal) return response(status(refusal), refusal.getMessage());
        if (failure instanceof UnknownPlugin unknown)
            return response(unknown.onlyVersionMissing() ? 400 : 404, unknown.getMessage());
        if (failure instanceof RefusedOffsets refused) return response(400, refused.getMessage());
        if (failure instanceof ConfigException wrong) return response(400, wrong.getMessage());
        if (failure instanceof WebApplicationException framework) return response(framework);
        if (failure instanceof RetriableException soon) return response(503, soon.getMessage());
        LOG.error("A request failed for a reason that is no fault of the client", failure);
        return response(500, failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    static Response response(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(new ErrorBody(status, message))
                .build();
    }

    private static int status(Refusal refusal) {
        if (refusal instanceof Refusal.UnknownConnector || refusal instanceof Refusal.UnknownTask) return 404;
        if (refusal instanceof Refusal.InvalidConfig || refusal instanceof Refusal.NotStopped) return 400;
        return 409; // exists already, another worker's business, or a matter of waiting
    }

    private static Response response(WebApplicationException framework) {
        int status = framework.getResponse().getStatus();
        Response answer = response(status, OF_THE_FRAMEWORK.getOrDefault(status, framework.getMessage()));
        Object allowed = framework.getResponse().getHeaders().getFirst(HttpHeaders.ALLOW);
        return allowed == null
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, allowed)
                        .build();
    }
}
