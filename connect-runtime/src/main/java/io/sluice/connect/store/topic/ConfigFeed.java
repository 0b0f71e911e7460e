package io.sluice.connect.store.topic;

import io.sluice.connect.kafka.TopicLog;
import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.store.ConfigCodec;
import io.sluice.connect.store.ConfigLogState;
import io.sluice.connect.store.ConfigRecord;
import io.sluice.connect.store.ConfigRecord.LoggerLevelSet;
import io.sluice.connect.store.ConfigRecord.RestartRequested;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.store.MalformedRecord;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what is read from the config topic into what the store's listener is told: one snapshot for each batch, and the orders
 * in it at their place. Runs on the log's thread.
 */
final class ConfigFeed implements TopicLog.Listener<byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigFeed.class);

    private final String topic;
    private final ConfigLogState state = new ConfigLogState();
    private final Tenants tenants = new Tenants(RecordKind.CONFIG);
    private volatile ClusterSnapshot snapshot = ClusterSnapshot.EMPTY; // written by the log's thread, read by all
    private volatile Optional<ConfigStore.Listener> listener = Optional.empty(); // set before the log's thread starts
    private boolean live; // orders from before the start are history

    ConfigFeed(String topic) {
        this.topic = topic;
    }

    void tell(ConfigStore.Listener told) {
        listener = Optional.of(told);
    }

    ClusterSnapshot snapshot() {
        return snapshot;
    }

    /** Who else writes to the topic; complete once it was read to its end. */
    Tenants tenants() {
        return tenants;
    }

    void usurped() {
        listener.ifPresent(ConfigStore.Listener::usurped);
    }

    @Override
    public void read(List<ConsumerRecord<byte[], byte[]>> records) {
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (!live) tenants.count(record);
            Optional<ConfigRecord> decoded = decode(record);
            decoded.ifPresent(state::apply);
            state.readUpTo(record.offset() + 1);
            if (live) decoded.ifPresent(this::passOn);
        }
        if (live) publish();
    }

    @Override
    public void caughtUp() {
        state.forgetLeftovers();
        live = true;
        publish();
    }

    private void publish() {
        ClusterSnapshot next = state.snapshot();
        snapshot = next;
        listener.ifPresent(it -> it.advanced(next));
    }

    private void passOn(ConfigRecord record) {
        if (record instanceof RestartRequested it) {
            publish(); // the order is about the connector as it stands here
            listener.ifPresent(told -> told.restartRequested(it.request()));
        } else if (record instanceof LoggerLevelSet it) {
            listener.ifPresent(told -> told.loggerLevelSet(it.namespace(), it.level()));
        }
    }

    private Optional<ConfigRecord> decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            Optional<ConfigRecord> decoded = ConfigCodec.decode(record.key(), record.value());
            if (decoded.isEmpty()) LOG.debug("Skipping {}: its kind is not known here", Place.of(record));
            return decoded;
        } catch (MalformedRecord e) {
            LOG.warn("Skipping {} of the config topic: {}", Place.of(record), e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "ConfigFeed[" + topic + "]";
    }
}
