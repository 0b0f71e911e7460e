package io.sluice.connect.app;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.control.ControlLoop;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.control.SessionKeys;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.solo.SoloMembership;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.store.local.FileOffsetStore;
import io.sluice.connect.store.local.MemoryConfigStore;
import io.sluice.connect.store.local.MemoryStatusStore;
import io.sluice.connect.worker.ProducerFence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A worker on its own: configurations and statuses in memory, offsets in a file, connectors from the command line. */
final class StandaloneMode implements Mode {
    private static final Logger log = LoggerFactory.getLogger(StandaloneMode.class);

    private final List<Path> connectorFiles;

    StandaloneMode(List<Path> connectorFiles) {
        this.connectorFiles = List.copyOf(connectorFiles);
    }

    @Override
    public void prepare(Brokers brokers, Teardown parts) {
        // nothing has to be there before the first connector is
    }

    @Override
    public Stores stores(Brokers brokers, Teardown parts) {
        Path offsets = Path.of(brokers.settings().offsetFile());
        return new Stores(
                parts.add("the configurations", new MemoryConfigStore()),
                parts.add("the statuses", new MemoryStatusStore()),
                parts.add("the offset file", new FileOffsetStore(offsets)));
    }

    @Override
    public OffsetHomes offsetHomes(Brokers brokers, Stores stores, Function<ClientKind, Map<String, Object>> client) {
        return OffsetHomes.in(stores.offsets());
    }

    @Override
    public ProducerFence fence(WorkerSettings settings, UnaryOperator<Map<String, String>> resolver) {
        return ProducerFence.NOBODY_OUTSIDE;
    }

    @Override
    public Membership membership(Frontage frontage, Stores stores) {
        return new SoloMembership(frontage.url());
    }

    @Override
    public Membership.Listener listener(Frontage frontage, Membership.Listener control) {
        return control; // a group of one has no rounds to be measured
    }

    @Override
    public ControlLoop.Traits traits(Frontage frontage) {
        return new ControlLoop.Traits(frontage.rest().workerId(), SessionKeys.NONE, true);
    }

    /** Reads all files before the first connector is created, so that most mistakes cost nothing. */
    @Override
    public void begin(ControlPlane control) throws InterruptedException {
        List<ConnectorFile> connectors = new ArrayList<>();
        for (Path file : connectorFiles) connectors.add(ConnectorFile.read(file));
        awaitMembership(control);
        for (ConnectorFile connector : connectors) create(control, connector);
    }

    /** The control thread has to hear first that this worker leads its group of one. */
    private static void awaitMembership(ControlPlane control) throws InterruptedException {
        try {
            control.ping().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The control plane does not answer", e.getCause());
        }
    }

    private static void create(ControlPlane control, ConnectorFile connector) throws InterruptedException {
        try {
            control.putConnector(connector.name(), connector.config(), connector.initialState(), false)
                    .get();
            log.info("Created connector {} from {}", connector.name(), connector.path());
        } catch (ExecutionException e) {
            throw new ConfigException("Cannot create a connector from " + connector.path() + ": "
                    + onOneLine(String.valueOf(e.getCause().getMessage())));
        }
    }

    /** What a client of the HTTP interface reads as a list is the last line of a log here. */
    private static String onOneLine(String message) {
        return message.replaceAll(":\\n\\s*- ", ": ")
                .replaceAll("\\n\\s*- ", "; ")
                .replace('\n', ' ');
    }
}
