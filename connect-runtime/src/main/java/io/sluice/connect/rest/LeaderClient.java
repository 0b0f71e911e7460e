package io.sluice.connect.rest;

import io.sluice.connect.control.Peers;
import io.sluice.connect.control.Refusal;
import io.sluice.connect.model.SessionKey;
import jakarta.ws.rs.core.UriBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.connect.errors.ConnectException;

/** Talks to the leader over its REST interface, signing as the group's protocol asks. */
final class LeaderClient implements Peers {
    private final PeerHttp http;
    private final Peering peering;
    private final Supplier<Optional<SessionKey>> newestKey;
    private final Supplier<Duration> limit;

    LeaderClient(PeerHttp http, Peering peering, Supplier<Optional<SessionKey>> newestKey, Supplier<Duration> limit) {
        this.http = http;
        this.peering = peering;
        this.newestKey = newestKey;
        this.limit = limit;
    }

    @Override
    public CompletableFuture<Void> putTasks(URI leader, String connector, List<Map<String, String>> configs) {
        return ask(leader, "POST", connector, "tasks", Json.bytes(configs), "write the task configurations");
    }

    @Override
    public CompletableFuture<Void> fence(URI leader, String connector) {
        return ask(leader, "PUT", connector, "fence", new byte[0], "shut out the producers of earlier tasks");
    }

    private CompletableFuture<Void> ask(
            URI leader, String method, String connector, String path, byte[] body, String what) {
        // Marked as the last hop: a signature cannot be passed on, so a worker that no longer leads has to refuse.
        URI target = UriBuilder.fromUri(leader)
                .path("connectors/{name}/" + path)
                .queryParam("forward", "false")
                .build(connector);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(limit.get())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        if (peering instanceof Peering.Signed signed) {
            Optional<SessionKey> key = newestKey.get();
            if (key.isEmpty())
                return CompletableFuture.failedFuture(new IOException("Cannot ask the leader to " + what
                        + " of connector " + connector + ": no session key has been read from the config log yet"));
            RequestSignature signature = RequestSignature.of(body, key.get(), signed.algorithm());
            request.header(RequestSignature.ALGORITHM_HEADER, signature.algorithm())
                    .header(RequestSignature.MAC_HEADER, signature.mac());
        }
        String asked = what + " of connector " + connector;
        return http.send(request.build()).thenCompose(answer -> outcome(leader, connector, asked, answer));
    }

    private static CompletableFuture<Void> outcome(
            URI leader, String connector, String asked, HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        if (status < 300) return CompletableFuture.completedFuture(null);
        if (status == 404) return CompletableFuture.failedFuture(new Refusal.UnknownConnector(connector));
        if (status == 409) return CompletableFuture.failedFuture(new Refusal.RebalancePending(asked));
        String said = "The leader at " + leader + " did not " + asked + ": status " + status + ", "
                + new String(answer.body(), StandardCharsets.UTF_8);
        // A session key that was replaced meanwhile is another when this is asked again; anything else is for a person.
        return CompletableFuture.failedFuture(
                status == 403 || status == 503 ? new IOException(said) : new ConnectException(said));
    }
}
