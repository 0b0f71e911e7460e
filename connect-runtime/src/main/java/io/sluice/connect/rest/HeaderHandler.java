package io.sluice.connect.rest;

import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the operator's headers on every answer before anything else is decided. */
final class HeaderHandler extends Handler.Wrapper {
    private final List<HeaderRule> rules;
    private final Clock clock;

    HeaderHandler(List<HeaderRule> rules, Clock clock, Handler next) {
        super(next);
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        rules.forEach(rule -> rule.apply(response.getHeaders(), clock));
        return super.handle(request, response, callback);
    }
}
