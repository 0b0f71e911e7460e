package io.sluice.connect.app;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.ExactlyOnceSource;
import io.sluice.connect.config.SessionKeySettings;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.control.ControlLoop;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.SaidByStatus;
import io.sluice.connect.control.SessionKeys;
import io.sluice.connect.kafka.InternalTopics;
import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.group.GroupMembership;
import io.sluice.connect.membership.group.GroupProtocol;
import io.sluice.connect.membership.group.GroupSettings;
import io.sluice.connect.metrics.AssignmentMeter;
import io.sluice.connect.metrics.RebalanceMeter;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TransactionalIds;
import io.sluice.connect.store.ClusterMark;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.topic.OffsetTopics;
import io.sluice.connect.store.topic.TopicConfigStore;
import io.sluice.connect.store.topic.TopicOffsetStore;
import io.sluice.connect.store.topic.TopicStatusStore;
import io.sluice.connect.store.topic.TransactionalConfigWriter;
import io.sluice.connect.worker.BrokerFence;
import io.sluice.connect.worker.ProducerFence;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.metrics.Metrics;

/** A worker of a group: everything it must remember is in topics, and Kafka says who else is there. */
final class DistributedMode implements Mode {
    /** Brokers that are away are waited for; only the operator decides that it has been long enough. */
    private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

    private GroupMembership member; // made when the assembly asks for it

    @Override
    public void prepare(Brokers brokers, Teardown parts) {
        WorkerSettings settings = brokers.settings();
        InternalTopics topics =
                parts.add("the check of the internal topics", new InternalTopics(brokers.topics(), Clock.systemUTC()));
        topics.ensure(Brokers.spec(settings.configTopic()), "config.storage.topic", true, AS_LONG_AS_IT_TAKES);
        topics.ensure(Brokers.spec(settings.offsetTopic()), "offset.storage.topic", false, AS_LONG_AS_IT_TAKES);
        topics.ensure(Brokers.spec(settings.statusTopic()), "status.storage.topic", false, AS_LONG_AS_IT_TAKES);
    }

    @Override
    public Stores stores(Brokers brokers, Teardown parts) {
        WorkerSettings settings = brokers.settings();
        return new Stores(
                parts.add("the config log", configs(brokers, parts)),
                parts.add(
                        "the status log",
                        new TopicStatusStore(
                                brokers.log(settings.statusTopic(), "statuses"),
                                AS_LONG_AS_IT_TAKES,
                                admission(brokers))),
                parts.add(
                        "the offset log",
                        new TopicOffsetStore(brokers.log(settings.offsetTopic(), "offsets"), AS_LONG_AS_IT_TAKES)));
    }

    private static TopicConfigStore configs(Brokers brokers, Teardown parts) {
        WorkerSettings settings = brokers.settings();
        TopicLog<byte[], byte[]> log = brokers.log(settings.configTopic(), "configs");
        if (!settings.exactlyOnce().usesTransactionalLeader()) return new TopicConfigStore(log, AS_LONG_AS_IT_TAKES);
        String id = new TransactionalIds(settings.group().groupId()).ofLeader();
        TransactionalConfigWriter leader = parts.add(
                "the leader's writes",
                new TransactionalConfigWriter(log, id, () -> brokers.soleProducer("configs-leader", id)));
        return new TopicConfigStore(log, AS_LONG_AS_IT_TAKES, leader);
    }

    @Override
    public OffsetHomes offsetHomes(Brokers brokers, Stores stores, Function<ClientKind, Map<String, Object>> client) {
        Map<ClientKind, Map<String, Object>> clients = new EnumMap<>(ClientKind.class);
        for (ClientKind kind : ClientKind.values()) clients.put(kind, client.apply(kind));
        WorkerSettings settings = brokers.settings();
        boolean transactional = settings.exactlyOnce() == ExactlyOnceSource.ENABLED;
        var ids = new TransactionalIds(settings.group().groupId());
        return new OffsetTopics(
                stores.offsets(),
                settings.offsetTopic(),
                ids,
                transactional,
                connector -> isStopped(stores.configs().refresh().join(), connector),
                clients);
    }

    private static boolean isStopped(ClusterSnapshot snapshot, String connector) {
        return snapshot.connector(connector)
                .filter(spec -> spec.target() == TargetState.STOPPED)
                .isPresent();
    }

    @Override
    public ProducerFence fence(WorkerSettings settings, UnaryOperator<Map<String, String>> resolver) {
        return new BrokerFence(
                new TransactionalIds(settings.group().groupId()), resolver, settings.connectorClient(ClientKind.ADMIN));
    }

    private static TopicStatusStore.Admission admission(Brokers brokers) {
        WorkerSettings settings = brokers.settings();
        if (!settings.clusterCheck()) return present -> Optional.empty();
        return new SoleUse(
                new ClusterMark(
                        settings.group().groupId(), settings.configTopic().name()),
                settings.statusTopic().name(),
                brokers::membersOf);
    }

    @Override
    public Membership membership(Frontage frontage, Stores stores) {
        WorkerSettings settings = frontage.settings();
        var group = settings.group();
        Map<String, Object> client = new LinkedHashMap<>(settings.workerClient(ClientKind.CONSUMER));
        String clientId =
                settings.clientId().orElse("connect-" + frontage.rest().workerId());
        client.put("client.id", clientId);
        var timing = new GroupSettings.Timing(
                group.sessionTimeout(),
                group.heartbeatInterval(),
                group.rebalanceTimeout(),
                group.syncTimeout(),
                group.unsyncBackoff(),
                group.scheduledRebalanceMaxDelay());
        Metrics metrics = frontage.metrics().member(clientId);
        member = new GroupMembership(
                new GroupSettings(
                        group.groupId(),
                        Optional.ofNullable(settings.originals().get("group.instance.id")),
                        GroupProtocol.ofSetting(group.protocol()),
                        frontage.url(),
                        timing,
                        client),
                metrics,
                Clock.systemUTC(),
                stores.configs()::refresh,
                new SaidByStatus(stores.statuses()));
        new AssignmentMeter(metrics, () -> assigned(Assignment::connectors), () -> assigned(Assignment::tasks));
        return member;
    }

    private int assigned(Function<Assignment, Collection<?>> part) {
        return member.standing()
                .map(standing -> part.apply(standing.joined().assignment()).size())
                .orElse(0);
    }

    @Override
    public Membership.Listener listener(Frontage frontage, Membership.Listener control) {
        GroupProtocol wanted =
                GroupProtocol.ofSetting(frontage.settings().group().protocol());
        RebalanceMeter meter = new RebalanceMeter(frontage.metrics().worker(), () -> member.standing()
                .map(GroupMembership.Standing::protocol)
                .orElse(wanted)
                .name());
        return new MeteredGroup(control, meter);
    }

    @Override
    public ControlLoop.Traits traits(Frontage frontage) {
        SessionKeySettings keys = frontage.settings().sessionKeys();
        boolean needed = GroupProtocol.ofSetting(frontage.settings().group().protocol()) == GroupProtocol.SESSIONED;
        Optional<Integer> size =
                keys.keySize().isPresent() ? Optional.of(keys.keySize().getAsInt()) : Optional.empty();
        return new ControlLoop.Traits(
                frontage.rest().workerId(),
                new SessionKeys(needed, keys.keyAlgorithm(), size, keys.keyLifetime()),
                false);
    }

    @Override
    public void begin(ControlPlane control) {
        // everything comes from the config log
    }
}
