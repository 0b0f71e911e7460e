package io.sluice.connect.store.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connect.kafka.CompactedLog;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.model.TopicUse;
import io.sluice.connect.store.ClusterMark;
import io.sluice.connect.store.ConnectorFacts;
import io.sluice.connect.store.MalformedRecord;
import io.sluice.connect.store.StatusCodec;
import io.sluice.connect.store.StatusKey;
import io.sluice.connect.store.StatusRecord;
import io.sluice.connect.store.StatusRecord.Forgotten;
import io.sluice.connect.store.StatusRecord.Said;
import io.sluice.connect.store.StatusRecord.Used;
import io.sluice.connect.store.StatusStore;
import io.sluice.connect.store.StatusTable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statuses on their topic. What was read from the topic is one table; what this worker has said and not yet read back lies over
 * it, so that the worker sees its own word at once and an older record, still on its way, cannot hide it:
 *
 * <pre>
 *   put ──> unconfirmed ──append──> topic ──read──> known
 *               └── taken away when its record, or a later one, was read ──┘
 * </pre>
 *
 * A worker that was held up may say something about a unit long after another has taken the unit over, not knowing it yet. Who
 * has the unit repeats its own word then.
 *
 * <p>A write that failed is tried again until it is stored or a newer one for the same key has replaced it. The monitor of this
 * object is where the threads that write and read statuses meet the log's thread.
 */
public final class TopicStatusStore implements StatusStore {
    private static final Logger LOG = LoggerFactory.getLogger(TopicStatusStore.class);
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    /** Decides whether the topic may be used at all. */
    public interface Admission {
        /**
         * Looks at the mark that the topic carries.
         *
         * @return the mark to leave, if another than the present one
         * @throws org.apache.kafka.common.config.ConfigException if the topic must not be used
         */
        Optional<ClusterMark> admit(Optional<ClusterMark> present);
    }

    /** Something this worker has said; {@code guarded} if it is void once another worker has said something newer. */
    private static final class Unconfirmed {
        private final StatusRecord record;
        private final boolean guarded;

        Unconfirmed(StatusRecord record, boolean guarded) {
            this.record = record;
            this.guarded = guarded;
        }
    }

    private final CompactedLog<byte[], byte[]> log;
    private final Duration startTimeout;
    private final Admission admission;
    private final Tenants tenants = new Tenants(RecordKind.STATUS);
    private final StatusTable known = new StatusTable(); // guarded by this
    private final Map<String, Map<StatusKey, Unconfirmed>> unconfirmed = new HashMap<>(); // guarded by this
    private final Map<StatusKey, Said> upheld = new HashMap<>(); // guarded by this; what runs here, as last said
    private Optional<ClusterMark> mark = Optional.empty(); // guarded by this
    private volatile boolean closed; // set by whoever closes, read where writes are tried again

    /** @param startTimeout how long reading the topic from its beginning may take */
    public TopicStatusStore(CompactedLog<byte[], byte[]> log, Duration startTimeout) {
        this(log, startTimeout, present -> Optional.empty());
    }

    /** @param admission asked once, by {@link #start}, when the topic was read */
    public TopicStatusStore(CompactedLog<byte[], byte[]> log, Duration startTimeout, Admission admission) {
        this.log = log;
        this.startTimeout = startTimeout;
        this.admission = admission;
    }

    @Override
    public void start() {
        log.start(this::take, startTimeout);
        tenants.requireOwn(log.topic());
        admission.admit(mark()).ifPresent(this::leave);
    }

    private synchronized Optional<ClusterMark> mark() {
        return mark;
    }

    private void leave(ClusterMark left) {
        var unused = log.append(ClusterMark.key(), left.value()).whenComplete((where, failure) -> {
            if (failure != null && !closed)
                LOG.warn("Cannot note in topic {} whose it is: {}", log.topic(), failure.getMessage());
        });
    }

    @Override
    public synchronized Set<String> connectors() {
        Set<String> names = new TreeSet<>(known.connectors());
        names.addAll(unconfirmed.keySet());
        names.removeIf(name -> facts(name).records().isEmpty());
        return names;
    }

    @Override
    public Optional<Status> connector(String name) {
        return facts(name).status(new StatusKey.OfConnector(name));
    }

    @Override
    public Optional<Status> task(TaskId task) {
        return facts(task.connector()).status(new StatusKey.OfTask(task));
    }

    @Override
    public SortedMap<Integer, Status> tasks(String connector) {
        return facts(connector).tasks();
    }

    @Override
    public Map<String, TopicUse> topics(String connector) {
        return facts(connector).topics();
    }

    @Override
    public void put(String connector, Status status) {
        uphold(Said.of(connector, status));
    }

    @Override
    public void put(TaskId task, Status status) {
        uphold(Said.of(task, status));
    }

    @Override
    public void putUnlessNewer(String connector, Status status) {
        sayUnlessNewer(Said.of(connector, status));
    }

    @Override
    public void putUnlessNewer(TaskId task, Status status) {
        sayUnlessNewer(Said.of(task, status));
    }

    @Override
    public synchronized void put(TopicUse use) {
        var first = new Used(use);
        if (!facts(use.task().connector()).contains(first.key())) say(new Unconfirmed(first, false));
    }

    @Override
    public synchronized void remove(String connector) {
        forget(facts(connector).forgetAll());
    }

    @Override
    public void remove(TaskId task) {
        forget(List.of(new Forgotten(new StatusKey.OfTask(task))));
    }

    @Override
    public synchronized void resetTopics(String connector) {
        forget(facts(connector).forgetTopics());
    }

    @Override
    public void close() {
        closed = true;
        log.close();
    }

    private synchronized void forget(List<StatusRecord> records) {
        for (StatusRecord record : records) {
            upheld.remove(record.key());
            say(new Unconfirmed(record, false));
        }
    }

    private synchronized void uphold(Said word) {
        upheld.put(word.key(), word);
        say(new Unconfirmed(word, false));
    }

    private synchronized void sayUnlessNewer(Said word) {
        upheld.remove(word.key());
        if (!facts(word.key().connector()).hasNewerThan(word)) say(new Unconfirmed(word, true));
    }

    private synchronized void say(Unconfirmed word) {
        StatusKey key = word.record.key();
        unconfirmed.computeIfAbsent(key.connector(), name -> new HashMap<>()).put(key, word);
        write(word); // under the monitor, so that records of one key are appended in the order in which they were said
    }

    private void write(Unconfirmed word) {
        var unused = log.append(StatusCodec.key(word.record.key()), StatusCodec.value(word.record))
                .thenCompose(where -> log.reached(where.partition(), where.offset()))
                .whenComplete((read, failure) -> {
                    if (failure == null) confirm(word);
                    else retry(word, failure);
                });
    }

    private synchronized void confirm(Unconfirmed word) {
        StatusKey key = word.record.key();
        Map<StatusKey, Unconfirmed> said = unconfirmed.get(key.connector());
        if (said == null || said.get(key) != word) return; // something newer was said meanwhile
        said.remove(key);
        if (said.isEmpty()) unconfirmed.remove(key.connector());
    }

    private void retry(Unconfirmed word, Throwable failure) {
        if (closed) return;
        String key = new String(StatusCodec.key(word.record.key()), UTF_8);
        Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
        LOG.warn("Cannot store '{}' yet, trying again: {}", key, reason.getMessage());
        LATER.execute(() -> writeAgain(word));
    }

    private synchronized void writeAgain(Unconfirmed word) {
        StatusKey key = word.record.key();
        Map<StatusKey, Unconfirmed> said = unconfirmed.getOrDefault(key.connector(), Map.of());
        if (closed || said.get(key) != word) return;
        boolean late = word.guarded
                && word.record instanceof Said it
                && known.facts(key.connector()).hasNewerThan(it);
        if (late) confirm(word);
        else write(word);
    }

    private synchronized ConnectorFacts facts(String connector) {
        Map<StatusKey, Unconfirmed> said = unconfirmed.get(connector);
        if (said == null) return known.facts(connector);
        return known.facts(connector)
                .with(said.values().stream().map(word -> word.record).toList());
    }

    private void learn(StatusRecord record) {
        known.put(record);
        if (record instanceof Said word && word.isLateAgainst(upheld.get(word.key()))) uphold(upheld.get(word.key()));
    }

    private synchronized void take(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            tenants.count(record);
            try {
                if (ClusterMark.isKey(record.key())) {
                    mark = record.value() == null ? Optional.empty() : Optional.of(ClusterMark.parse(record.value()));
                    continue;
                }
                StatusCodec.decode(record.key(), record.value())
                        .ifPresentOrElse(
                                this::learn,
                                () -> LOG.debug("Skipping {}: its kind is not known here", Place.of(record)));
            } catch (MalformedRecord e) {
                LOG.warn("Skipping {} of the status topic: {}", Place.of(record), e.getMessage());
            }
        }
    }
}
