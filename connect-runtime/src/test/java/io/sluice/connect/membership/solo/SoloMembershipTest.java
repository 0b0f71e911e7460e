package io.sluice.connect.membership.solo;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.connect.membership.Cluster;
import io.sluice.connect.membership.Membership.Joined;
import io.sluice.connect.membership.Membership.Listener;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.TaskId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoloMembershipTest {

    private static final URI URL = URI.create("http://127.0.0.1:8083/");

    private final List<Joined> rounds = new ArrayList<>();
    private final SoloMembership solo = new SoloMembership(URL);

    private void start() {
        solo.start(new Listener() {
            @Override
            public void joined(Joined joined) {
                rounds.add(joined);
            }

            @Override
            public void lost(String reason) {
                throw new AssertionError("A lone worker cannot lose its group: " + reason);
            }
        });
    }

    private Joined last() {
        return rounds.get(rounds.size() - 1);
    }

    @Test
    void leadsFromTheStartAndRunsEverything() {
        solo.advanced(Cluster.snapshot(3, Map.of("orders", 2)));

        start();

        assertThat(rounds).hasSize(1);
        assertThat(last().isLeader()).isTrue();
        assertThat(last().leaderUrl()).isEqualTo(URL);
        assertThat(last().configOffset()).isEqualTo(3);
        assertThat(last().assignment())
                .isEqualTo(new Assignment(Set.of("orders"), Set.of(new TaskId("orders", 0), new TaskId("orders", 1))));
        assertThat(solo.ownerOf("orders")).contains(URL);
        assertThat(solo.ownerOf(new TaskId("orders", 2))).isEmpty();
    }

    @Test
    void takesUpNewUnitsAndRevokesDeletedOnes() {
        solo.advanced(Cluster.snapshot(1, Map.of("orders", 1)));
        start();

        solo.advanced(Cluster.snapshot(2, Map.of("bills", 1)));

        assertThat(last().generation()).isEqualTo(2);
        assertThat(last().assignment()).isEqualTo(new Assignment(Set.of("bills"), Set.of(new TaskId("bills", 0))));
        assertThat(last().revoked()).isEqualTo(new Assignment(Set.of("orders"), Set.of(new TaskId("orders", 0))));
    }

    @Test
    void holdsNoRoundWhenOnlyConfigurationsChanged() {
        start();
        solo.advanced(Cluster.snapshot(1, Map.of("orders", 1)));

        solo.advanced(Cluster.snapshot(2, Map.of("orders", 1)));

        assertThat(rounds).hasSize(2);
    }

    @Test
    void staysSilentOnceClosed() {
        start();

        solo.close();
        solo.advanced(Cluster.snapshot(1, Map.of("orders", 1)));

        assertThat(rounds).hasSize(1);
        assertThat(solo.memberId()).isEmpty();
    }
}
