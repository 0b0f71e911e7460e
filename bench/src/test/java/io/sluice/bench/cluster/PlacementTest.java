package io.sluice.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final Set<String> WORKERS = Set.of("a:1", "b:1", "c:1");

    @Test
    void runsOnlyIfAllOfItRunsOnTheWorkersThatAreThere() throws Exception {
        Placement placement = placement("a:1", "RUNNING", "b:1");

        assertThat(placement.runs(1, 2, WORKERS)).isTrue();
        assertThat(placement.runs(1, 2, Set.of("a:1"))).isFalse();
        assertThat(placement.runs(1, 3, WORKERS)).isFalse();
        assertThat(placement("a:1", "UNASSIGNED", "b:1").runs(1, 2, WORKERS)).isFalse();
    }

    @Test
    void spreadCountsWorkersWithoutWork() throws Exception {
        assertThat(placement("a:1", "RUNNING", "a:1").taskSpread(WORKERS)).isEqualTo(2);
        assertThat(placement("a:1", "RUNNING", "b:1").spreadWithinConnectors(WORKERS))
                .isEqualTo(1);
    }

    @Test
    void tellsWhatMoved() throws Exception {
        Placement before = placement("a:1", "RUNNING", "b:1");

        assertThat(placement("a:1", "RUNNING", "c:1").movedSince(before)).containsExactly("numbers-1");
    }

    private static Placement placement(String first, String state, String second) throws Exception {
        return Placement.of(new ObjectMapper()
                .readTree(
                        """
                        {"numbers": {"status": {"name": "numbers",
                          "connector": {"state": "RUNNING", "worker_id": "a:1"},
                          "tasks": [{"id": 0, "state": "%s", "worker_id": "%s"},
                                    {"id": 1, "state": "RUNNING", "worker_id": "%s"}]}}}
                        """
                                .formatted(state, first, second)));
    }
}
