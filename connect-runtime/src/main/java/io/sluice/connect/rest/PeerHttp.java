package io.sluice.connect.rest;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** Sends requests to other workers; a small pool of daemon threads owns the answers until they are handed on. */
final class PeerHttp implements AutoCloseable {
    private static final int THREADS = 2;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "rest-client");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client;

    /** @param tls whom to trust where other workers speak HTTPS */
    PeerHttp(Optional<SSLContext> tls) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY) // workers know each other by their own addresses
                .connectTimeout(Duration.ofSeconds(10))
                .executor(threads);
        tls.ifPresent(builder::sslContext);
        this.client = builder.build();
    }

    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
