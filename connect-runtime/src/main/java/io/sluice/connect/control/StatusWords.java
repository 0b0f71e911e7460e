package io.sluice.connect.control;

import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.UnitState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;

/** Puts what happened to a connector or task into the words of the status log, signed with this worker's id. */
record StatusWords(String workerId) {

    Status reached(TargetState target, int generation, String version) {
        UnitState state =
                switch (target) {
                    case STARTED -> UnitState.RUNNING;
                    case PAUSED -> UnitState.PAUSED;
                    case STOPPED -> UnitState.STOPPED;
                };
        return new Status(state, workerId, generation, Optional.empty(), Optional.of(version));
    }

    Status failed(Throwable cause, int generation, Optional<String> version) {
        return new Status(UnitState.FAILED, workerId, generation, Optional.of(trace(cause)), version);
    }

    Status restarting(int generation) {
        return new Status(UnitState.RESTARTING, workerId, generation, Optional.empty(), Optional.empty());
    }

    Status unassigned(int generation) {
        return new Status(UnitState.UNASSIGNED, workerId, generation, Optional.empty(), Optional.empty());
    }

    private static String trace(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
