package io.sluice.connect.config;

import java.time.Duration;

/** How this worker takes part in its group. */
public record GroupSettings(
        String groupId,
        Duration sessionTimeout,
        Duration heartbeatInterval,
        Duration rebalanceTimeout,
        String protocol,
        Duration scheduledRebalanceMaxDelay,
        Duration syncTimeout,
        Duration unsyncBackoff) {
    static GroupSettings of(Values values) {
        return new GroupSettings(
                values.text(WorkerKeys.GROUP_ID),
                values.millis(WorkerKeys.SESSION_TIMEOUT),
                values.millis(WorkerKeys.HEARTBEAT_INTERVAL),
                values.millis(WorkerKeys.REBALANCE_TIMEOUT),
                values.text(WorkerKeys.CONNECT_PROTOCOL),
                values.millis(WorkerKeys.SCHEDULED_REBALANCE_DELAY),
                values.millis(WorkerKeys.WORKER_SYNC_TIMEOUT),
                values.millis(WorkerKeys.WORKER_UNSYNC_BACKOFF));
    }
}
