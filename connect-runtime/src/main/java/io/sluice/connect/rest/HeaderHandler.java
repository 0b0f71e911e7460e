package io.sluice.connect.rest;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the operator's headers on every answer before anything else is decided. */
final class HeaderHandler extends Handler.Wrapper {
    private final ExtraHeaders extra;

    HeaderHandler(ExtraHeaders extra, Handler next) {
        super(next);
        this.extra = extra;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        extra.putOn(response.getHeaders());
        return super.handle(request, response, callback);
    }
}
