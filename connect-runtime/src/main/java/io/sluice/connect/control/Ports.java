package io.sluice.connect.control;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.store.StatusStore;
import io.sluice.connect.worker.Worker;
import java.util.function.Consumer;

/** Everything the control plane acts on. None of these calls blocks; what becomes of them is posted to events. */
record Ports(
        Worker worker,
        ConfigStore configs,
        StatusStore statuses,
        Membership membership,
        Peers peers,
        Consumer<Event> events) {}
