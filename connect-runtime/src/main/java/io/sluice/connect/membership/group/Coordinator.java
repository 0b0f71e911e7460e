package io.sluice.connect.membership.group;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.GroupRebalanceConfig;
import org.apache.kafka.clients.Metadata;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.clients.consumer.internals.AbstractCoordinator;
import org.apache.kafka.clients.consumer.internals.RequestFuture;
import org.apache.kafka.clients.consumer.internals.RequestFutureListener;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.internals.ClusterResourceListeners;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocolCollection;
import org.apache.kafka.common.message.JoinGroupResponseData.JoinGroupResponseMember;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.HeartbeatRequest;
import org.apache.kafka.common.requests.HeartbeatResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Timer;

/**
 * Joins our {@link Member} to the coordinator client of kafka-clients: it turns the client's calls into the member's own
 * words and back into bytes. It decides nothing. All of it runs on the membership thread.
 */
final class Coordinator extends AbstractCoordinator {
    private static final String METRICS = "connect";
    private static final int IN_FLIGHT_PER_CONNECTION = 100;

    private final GroupSettings settings;
    private final Member member;
    private final SessionLease lease;
    private final GroupNetwork network;
    private RequestFuture<ClientResponse> lastLook =
            RequestFuture.failure(new IllegalStateException("nothing asked yet"));
    private long nextLookMs;

    private Coordinator(
            GroupSettings settings,
            GroupRebalanceConfig config,
            LogContext log,
            GroupNetwork network,
            Metrics metrics,
            Time time,
            Member member,
            SessionLease lease) {
        super(config, log, network, metrics, METRICS, time);
        this.settings = settings;
        this.network = network;
        this.member = member;
        this.lease = lease;
    }

    /** Makes the clients. Nothing is sent yet, but host names are looked up. */
    static Coordinator connect(
            GroupSettings settings,
            Metrics metrics,
            Time time,
            Member member,
            SessionLease lease,
            Runnable beforeWaiting) {
        var config = new AbstractConfig(AdminClientConfig.configDef(), settings.client(), false);
        var log = new LogContext("[group " + settings.groupId() + "] ");
        int backoffMs = (int) (long) config.getLong(AdminClientConfig.RETRY_BACKOFF_MS_CONFIG);
        long backoffMaxMs = config.getLong(AdminClientConfig.RETRY_BACKOFF_MAX_MS_CONFIG);
        var metadata = new Metadata(
                backoffMs,
                backoffMaxMs,
                config.getLong(AdminClientConfig.METADATA_MAX_AGE_CONFIG),
                log,
                new ClusterResourceListeners());
        metadata.bootstrap(ClientUtils.parseAndValidateAddresses(config));
        NetworkClient client = ClientUtils.createNetworkClient(
                config, metrics, METRICS, log, new ApiVersions(), time, IN_FLIGHT_PER_CONNECTION, metadata, null, null);
        GroupSettings.Timing timing = settings.timing();
        var network = new GroupNetwork(
                log,
                client,
                metadata,
                time,
                backoffMs,
                config.getInt(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG),
                millis(timing.heartbeat()),
                lease,
                Thread.currentThread(),
                beforeWaiting);
        var rebalance = new GroupRebalanceConfig(
                millis(timing.session()),
                millis(timing.rebalance()),
                millis(timing.heartbeat()),
                settings.groupId(),
                settings.instanceId(),
                null,
                backoffMs,
                backoffMaxMs);
        return new Coordinator(settings, rebalance, log, network, metrics, time, member, lease);
    }

    private static int millis(Duration duration) {
        return (int) duration.toMillis();
    }

    GroupNetwork network() {
        return network;
    }

    /** Looks for the coordinator for so long at most. */
    boolean isReachable(Duration limit) {
        return ensureCoordinatorReady(time.timer(limit));
    }

    /** Whether this member has to take part in a round now. */
    boolean isRoundDue() {
        return rejoinNeededOrPending();
    }

    /** Whether this member joined a round and the coordinator, which is there, has not answered yet. */
    boolean isRoundUnderWay() {
        return rebalanceInProgress() && !coordinatorUnknown();
    }

    /** Takes part in the round that is under way; blocks until it has ended, or throws a wake-up. */
    void join() {
        ensureActiveGroup();
    }

    /** Lets the heartbeat thread know that this member is well, and handles answers, for so long at most. */
    void attend(Duration limit) {
        long now = time.milliseconds();
        pollHeartbeat(now);
        network.poll(time.timer(Math.max(1, Math.min(limit.toMillis(), timeToNextHeartbeat(now)))));
    }

    /**
     * Asks whether a round has begun, earlier than the client's own heartbeat would. The answer, when it comes, makes a round
     * due. Asks nothing while an answer is awaited, or before the interval since the last question is over.
     */
    void lookForRound(Duration interval) {
        Node coordinator = checkAndGetCoordinator();
        Generation present = generation();
        if (coordinator == null || present.generationId < 0 || isRoundDue()) return;
        if (!lastLook.isDone() || lease.now() < nextLookMs) return;
        nextLookMs = lease.now() + interval.toMillis();
        var question = new HeartbeatRequestData()
                .setGroupId(settings.groupId())
                .setGroupInstanceId(settings.instanceId().orElse(null))
                .setMemberId(present.memberId)
                .setGenerationId(present.generationId);
        lastLook = network.send(coordinator, new HeartbeatRequest.Builder(question));
        lastLook.addListener(new RequestFutureListener<>() {
            @Override
            public void onSuccess(ClientResponse response) {
                Errors answer = ((HeartbeatResponse) response.responseBody()).error();
                if (answer == Errors.REBALANCE_IN_PROGRESS && generation().equals(present))
                    requestRejoin("a round has begun");
            }

            @Override
            public void onFailure(RuntimeException failure) {
                // the client's own heartbeat meets the same trouble, and deals with it
            }
        });
    }

    /** Leaves the group unless told not to, and closes the connections. */
    void close(boolean leave, Duration limit) {
        try {
            network.disableWakeups(); // whoever woke the thread to end it must not keep it from leaving
            close(
                    time.timer(limit),
                    leave ? GroupMembershipOperation.DEFAULT : GroupMembershipOperation.REMAIN_IN_GROUP);
            network.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected String protocolType() {
        return "connect";
    }

    @Override
    protected JoinGroupRequestProtocolCollection metadata() {
        boolean stillMember = generation().generationId >= 0;
        var collection = new JoinGroupRequestProtocolCollection();
        for (Map.Entry<GroupProtocol, MemberMetadata> offer :
                member.introduce(stillMember).entrySet())
            collection.add(new JoinGroupRequestProtocol()
                    .setName(offer.getKey().wireName())
                    .setMetadata(offer.getValue().write()));
        return collection;
    }

    @Override
    protected boolean onJoinPrepare(Timer timer, int generation, String memberId) {
        return true; // whatever has to stop first has stopped before a join begins
    }

    @Override
    protected Map<String, ByteBuffer> onLeaderElected(
            String leaderId, String protocol, List<JoinGroupResponseMember> all, boolean skipAssignment) {
        if (skipAssignment)
            return Map.of(); // a leader of a group with fixed members came back and nothing else changed
        Map<String, MemberMetadata> members = new HashMap<>();
        for (JoinGroupResponseMember one : all)
            members.put(one.memberId(), MemberMetadata.read(ByteBuffer.wrap(one.metadata())));
        Map<String, ByteBuffer> answers = new HashMap<>();
        member.lead(leaderId, GroupProtocol.named(protocol), members)
                .forEach((id, assignment) -> answers.put(id, ByteBuffer.wrap(assignment.write())));
        return answers;
    }

    @Override
    protected void onJoinComplete(int generation, String memberId, String protocol, ByteBuffer assignment) {
        member.take(generation, memberId, GroupProtocol.named(protocol), MemberAssignment.read(assignment));
    }
}
