package io.sluice.connect.rest;

import java.nio.ByteBuffer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers while the worker behind the port is not there yet. */
final class StartingHandler extends Handler.Abstract {
    private final Supplier<String> progress;

    /** @param progress what start-up is at, in words */
    StartingHandler(Supplier<String> progress) {
        this.progress = progress;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        boolean health = path.equals("/health") || path.equals("/health/");
        response.setStatus(503);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String message = progress.get();
        Object body = health ? new HealthResource.Health("starting", message) : new ErrorBody(503, message);
        response.write(true, ByteBuffer.wrap(Json.bytes(body)), callback);
        return true;
    }
}
