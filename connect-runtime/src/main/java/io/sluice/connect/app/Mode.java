package io.sluice.connect.app;

import io.sluice.connect.config.ClientKind;
import io.sluice.connect.config.WorkerSettings;
import io.sluice.connect.control.ControlLoop;
import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.membership.Membership;
import io.sluice.connect.store.OffsetHomes;
import io.sluice.connect.worker.ProducerFence;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What differs between a worker of a group and one on its own; the control plane knows nothing of it. */
interface Mode {

    /** Makes the stores, not started yet, and gives them and what they need to the teardown. */
    Stores stores(Brokers brokers, Teardown parts);

    /** Sees to it that the stores can be used; blocks until they can. */
    void prepare(Brokers brokers, Teardown parts) throws InterruptedException;

    /**
     * Where source connectors have their offsets.
     *
     * @param client what the worker sets for the clients of all connectors
     */
    OffsetHomes offsetHomes(Brokers brokers, Stores stores, Function<ClientKind, Map<String, Object>> client);

    /** How producers of earlier tasks are shut out. */
    ProducerFence fence(WorkerSettings settings, UnaryOperator<Map<String, String>> resolver);

    Membership membership(Frontage frontage, Stores stores);

    /** Who is told about the group. */
    Membership.Listener listener(Frontage frontage, Membership.Listener control);

    ControlLoop.Traits traits(Frontage frontage);

    /** The worker is up; what was given on the command line can be asked of it. */
    void begin(ControlPlane control) throws InterruptedException;
}
