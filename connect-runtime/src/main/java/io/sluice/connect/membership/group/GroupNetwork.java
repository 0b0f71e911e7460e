package io.sluice.connect.membership.group;

import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.KafkaClient;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.consumer.internals.ConsumerNetworkClient;
import org.apache.kafka.clients.consumer.internals.RequestFuture;
import org.apache.kafka.clients.consumer.internals.RequestFutureListener;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.HeartbeatResponse;
import org.apache.kafka.common.requests.SyncGroupResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;

/**
 * The member's connection to the brokers. It renews the lease whenever the coordinator took this member for alive, which the
 * client keeps to itself, and it lets the member look at the clock whenever its thread is about to wait.
 *
 * <p>Used by the membership thread and by the client's heartbeat thread.
 */
final class GroupNetwork extends ConsumerNetworkClient {
    private final SessionLease lease;
    private final Thread owner;
    private final Runnable beforeWaiting;

    GroupNetwork(
            LogContext log,
            KafkaClient client,
            Metadata metadata,
            Time time,
            int retryBackoffMs,
            int requestTimeoutMs,
            int longestWaitMs,
            SessionLease lease,
            Thread owner,
            Runnable beforeWaiting) {
        super(log, client, metadata, time, retryBackoffMs, requestTimeoutMs, longestWaitMs);
        this.lease = lease;
        this.owner = owner;
        this.beforeWaiting = beforeWaiting;
    }

    @Override
    public RequestFuture<ClientResponse> send(Node node, AbstractRequest.Builder<?> request, int timeoutMs) {
        RequestFuture<ClientResponse> answer = super.send(node, request, timeoutMs);
        if (request.apiKey() == ApiKeys.HEARTBEAT || request.apiKey() == ApiKeys.SYNC_GROUP) {
            long sentMs = lease.now();
            answer.addListener(new RequestFutureListener<>() {
                @Override
                public void onSuccess(ClientResponse response) {
                    Errors error = errorOf(response.responseBody());
                    if (error == Errors.NONE || error == Errors.REBALANCE_IN_PROGRESS) lease.alive(sentMs);
                }

                @Override
                public void onFailure(RuntimeException failure) {
                    // not a sign of life; the coordinator class deals with the failure itself
                }
            });
        }
        return answer;
    }

    private static Errors errorOf(AbstractResponse response) {
        return response instanceof HeartbeatResponse heartbeat
                ? heartbeat.error()
                : ((SyncGroupResponse) response).error();
    }

    @Override
    public void poll(Timer timer, PollCondition condition, boolean disableWakeup) {
        if (Thread.currentThread() == owner) beforeWaiting.run();
        super.poll(timer, condition, disableWakeup);
    }
}
