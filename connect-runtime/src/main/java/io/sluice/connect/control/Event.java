package io.sluice.connect.control;

import java.time.Instant;

/** Something that happened, as the change it makes to what the control plane knows. Runs on the control thread. */
@FunctionalInterface
interface Event {
    void on(ControlState state, Instant now);
}
