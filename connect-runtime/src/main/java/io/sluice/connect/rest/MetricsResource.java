package io.sluice.connect.rest;

import io.sluice.connect.metrics.PrometheusView;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;

/** The worker's metrics for Prometheus. */
@Path("/metrics")
public final class MetricsResource {
    private final PrometheusView metrics;

    MetricsResource(PrometheusView metrics) {
        this.metrics = metrics;
    }

    /** In the format that the caller likes best of those there are, whatever else it asks for. */
    @GET
    @Describes("The metrics of the worker as text for Prometheus")
    public Response scrape(@HeaderParam("Accept") String accept) {
        PrometheusView.Scrape scrape = metrics.scrape(Objects.requireNonNullElse(accept, ""));
        return Response.ok(scrape, scrape.contentType()).build();
    }
}
