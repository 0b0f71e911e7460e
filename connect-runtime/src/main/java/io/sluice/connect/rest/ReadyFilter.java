package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Keeps requests about connectors away until the worker has read what there is: an empty list would be a lie. */
final class ReadyFilter implements ContainerRequestFilter {
    private final ControlPlane control;

    ReadyFilter(ControlPlane control) {
        this.control = control;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getUriInfo().getPath(false).startsWith("connectors")
                && !control.view().ready())
            throw new RestFailure(
                    503, "The worker is starting: it reads its logs or joins its group; try again in a moment");
    }
}
