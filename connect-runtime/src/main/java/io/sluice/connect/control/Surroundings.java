package io.sluice.connect.control;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.store.StatusStore;
import io.sluice.connect.worker.ProducerFence;
import io.sluice.connect.worker.offsets.ConnectorOffsets;

/** What the control plane needs of its surroundings. */
public record Surroundings(
        ConfigStore configs,
        StatusStore statuses,
        Membership membership,
        Peers peers,
        ConnectorCheck check,
        ConnectorOffsets offsets,
        ProducerFence fence) {}
