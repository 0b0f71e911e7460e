package io.sluice.connect.rest;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Passes a request on to the worker whose business it is. A request makes two hops at most, counted in the query parameter
 * {@code forward}: the knowledge of who leads may be out of date on one worker, but a request never goes round in circles.
 */
final class Forwarder {
    private final PeerHttp http;

    Forwarder(PeerHttp http) {
        this.http = http;
    }

    CompletableFuture<Response> forward(Call call, String connector, URI worker, Duration limit) {
        if (call.forward().equalsIgnoreCase("false"))
            return CompletableFuture.completedFuture(Errors.response(
                    409,
                    "The request was passed on twice and the worker now thought to be in charge is " + worker
                            + "; the group is changing, try again in a moment"));
        String hop = call.forward().isEmpty() ? "true" : "false";
        URI target = worker.resolve("/" + call.path() + "?forward=" + hop + call.restart());
        return http.send(request(call, target, limit)).handle((answer, failure) -> {
            if (failure != null) throw new CompletionException(unreachable(target, Answers.unwrapped(failure)));
            return handedBack(call, connector, answer);
        });
    }

    private static HttpRequest request(Call call, URI target, Duration limit) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(limit)
                .method(
                        call.method(),
                        call.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(call.body()));
        if (call.body().length > 0) request.header("Content-Type", MediaType.APPLICATION_JSON);
        if (!call.authorization().isEmpty()) request.header("Authorization", call.authorization());
        return request.build();
    }

    private static Response handedBack(Call call, String connector, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (answer.body().length == 0) return Response.status(status).build();
        if (!Json.isJson(answer.body()))
            return Errors.response(
                    status < 400 ? 500 : status,
                    "The worker at " + answer.uri().resolve("/") + ", which is in charge, gave status " + status
                            + " without a JSON body");
        var back = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(answer.body());
        return (status == 201 ? back.location(call.location(connector)) : back).build();
    }

    private static RestFailure unreachable(URI target, Throwable cause) {
        return new RestFailure(
                500,
                "The request could not be passed on to the worker in charge at " + target.resolve("/") + ": " + cause);
    }
}
