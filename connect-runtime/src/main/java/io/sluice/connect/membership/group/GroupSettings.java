package io.sluice.connect.membership.group;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a worker needs to know to take part in a group.
 *
 * @param groupId {@code group.id}
 * @param instanceId {@code group.instance.id}; a member that has one does not leave the group when it closes
 * @param protocol {@code connect.protocol}
 * @param url the advertised REST address of this worker, with its trailing slash
 * @param timing how long things may take
 * @param client settings of the Kafka client: bootstrap servers, security, back-offs, and the client id, which is
 *     {@code connect-HOST:PORT} of the URL where it is missing
 */
public record GroupSettings(
        String groupId,
        Optional<String> instanceId,
        GroupProtocol protocol,
        URI url,
        Timing timing,
        Map<String, Object> client) {

    /**
     * How long things may take.
     *
     * @param session {@code session.timeout.ms}: a member not heard of for so long is lost
     * @param heartbeat {@code heartbeat.interval.ms}
     * @param rebalance {@code rebalance.timeout.ms}: how long a round waits for a member
     * @param sync {@code worker.sync.timeout.ms}: how long a leader may take to catch up with the config log
     * @param unsyncBackoff {@code worker.unsync.backoff.ms}: when to try again after it could not
     * @param maxDelay {@code scheduled.rebalance.max.delay.ms}: how long the work of a lost worker is held back for it
     */
    public record Timing(
            Duration session,
            Duration heartbeat,
            Duration rebalance,
            Duration sync,
            Duration unsyncBackoff,
            Duration maxDelay) {

        /** The values that apply where nothing is set. */
        public static final Timing DEFAULT = new Timing(
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                Duration.ofMinutes(1),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5));
    }

    public GroupSettings {
        Objects.requireNonNull(groupId, "groupId");
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(timing, "timing");
        var complete = new LinkedHashMap<>(client); // values may be null, so not Map.copyOf
        complete.putIfAbsent("client.id", "connect-" + url.getHost() + ":" + url.getPort());
        client = Collections.unmodifiableMap(complete);
    }

    String clientId() {
        return String.valueOf(client.get("client.id"));
    }

    /** Never shows the client's settings, which may hold secrets. */
    @Override
    public String toString() {
        return "GroupSettings[groupId=" + groupId + ", protocol=" + protocol + ", url=" + url + "]";
    }
}
