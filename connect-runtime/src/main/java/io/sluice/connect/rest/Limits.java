package io.sluice.connect.rest;

import java.time.Duration;

/**
 * How long a request may wait for its answer. Read by HTTP threads, changed by whoever embeds the worker; the two meet in
 * the volatile fields.
 */
final class Limits {
    private volatile Duration request = Duration.ofSeconds(90);
    private volatile Duration health = Duration.ofSeconds(10);

    Duration request() {
        return request;
    }

    Duration health() {
        return health;
    }

    void set(Duration limit) {
        request = limit;
        health = limit;
    }
}
