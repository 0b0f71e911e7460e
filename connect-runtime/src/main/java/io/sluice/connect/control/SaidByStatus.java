package io.sluice.connect.control;

import io.sluice.connect.membership.LastWords;
import io.sluice.connect.model.Assignment;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.UnitState;
import io.sluice.connect.store.StatusStore;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What workers said before they went, as the status log has it: a clean stop ends with the state UNASSIGNED. */
public record SaidByStatus(StatusStore statuses) implements LastWords {

    @Override
    public Assignment stopped(URI worker, Assignment units) {
        Predicate<Status> isGoodbye = status ->
                status.state() == UnitState.UNASSIGNED && status.workerId().equals(worker.getAuthority());
        return new Assignment(
                units.connectors().stream()
                        .filter(name -> is(statuses.connector(name), isGoodbye))
                        .collect(Collectors.toSet()),
                units.tasks().stream()
                        .filter(task -> is(statuses.task(task), isGoodbye))
                        .collect(Collectors.toSet()));
    }

    private static boolean is(Optional<Status> status, Predicate<Status> what) {
        return status.filter(what).isPresent();
    }
}
