package io.sluice.connect.control;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Asks other workers of the group for what only they may do. */
public interface Peers {

    /** Sends the task configurations of a connector that runs here to the leader, which writes them. */
    CompletableFuture<Void> putTasks(URI leader, String connector, List<Map<String, String>> configs);

    /** Asks the leader to shut out the producers of earlier tasks of a connector, so that new ones may start. */
    CompletableFuture<Void> fence(URI leader, String connector);
}
