package io.sluice.connect.app;

import io.sluice.connect.membership.Membership;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.metrics.RebalanceMeter;

/** Notes in the metrics of the worker what happens in its group, and passes it on. */
record MeteredGroup(Membership.Listener listener, RebalanceMeter meter) implements Membership.Listener {
    @Override
    public void roundBegins() {
        meter.began();
        listener.roundBegins();
    }

    @Override
    public void joined(Joined joined) {
        meter.completed(joined.generation(), joined.leaderUrl().toString());
        listener.joined(joined);
    }

    @Override
    public void lost(String reason) {
        meter.began();
        listener.lost(reason);
    }
}
