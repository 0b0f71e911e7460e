package io.sluice.connect.control;

import io.sluice.connect.model.ClusterSnapshot;
import io.sluice.connect.model.SessionKey;
import io.sluice.connect.model.Status;
import io.sluice.connect.model.TargetState;
import io.sluice.connect.model.TaskId;
import io.sluice.connect.task.TaskSpec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Something the control plane has decided to have done. Running it never blocks; results come back as events. */
sealed interface Action {
    void run(Ports ports);

    record StartConnector(String name, long run, Map<String, String> config, TargetState target) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().startConnector(name, run, config, target);
        }
    }

    record TargetConnector(String name, long run, TargetState target) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().targetConnector(name, run, target);
        }
    }

    record RequestTaskConfigs(String name, long run) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().requestTaskConfigs(name, run);
        }
    }

    record StopConnector(String name, long run) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().stopConnector(name, run);
        }
    }

    record StartTask(TaskSpec spec, long run) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().startTask(spec, run);
        }
    }

    record TargetTask(TaskId task, long run, TargetState target) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().targetTask(task, run, target);
        }
    }

    record StopTask(TaskId task, long run) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().stopTask(task, run);
        }
    }

    record NoteRestart(TaskId task, long run) implements Action {
        @Override
        public void run(Ports ports) {
            ports.worker().restarting(task, run);
        }
    }

    record PutConnectorStatus(String name, Status status) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().put(name, status);
        }
    }

    record PutTaskStatus(TaskId task, Status status) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().put(task, status);
        }
    }

    /** The unit was given up here; whoever has it by now may already have said more. */
    record ReleaseConnectorStatus(String name, Status status) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().putUnlessNewer(name, status);
        }
    }

    record ReleaseTaskStatus(TaskId task, Status status) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().putUnlessNewer(task, status);
        }
    }

    record RemoveConnectorStatus(String name) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().remove(name);
        }
    }

    record RemoveTaskStatus(TaskId task) implements Action {
        @Override
        public void run(Ports ports) {
            ports.statuses().remove(task);
        }
    }

    record ForgetGhosts(Ghosts ghosts) implements Action {
        @Override
        public void run(Ports ports) {
            ghosts.forget(ports.statuses(), ports.membership());
        }
    }

    record TellMembership(ClusterSnapshot snapshot) implements Action {
        @Override
        public void run(Ports ports) {
            ports.membership().advanced(snapshot);
        }
    }

    /** Nothing that this generation revoked runs here any more. */
    record Release(int generation) implements Action {
        @Override
        public void run(Ports ports) {
            ports.membership().released(generation);
        }
    }

    /** Nothing runs here any more, after the group was lost. */
    record ReleaseAll() implements Action {
        @Override
        public void run(Ports ports) {
            ports.membership().released();
        }
    }

    /** The answer of a connector goes into the config log: written here by the leader, else sent to it. */
    record WriteTaskConfigs(String name, long run, List<Map<String, String>> configs, Group group) implements Action {
        @Override
        public void run(Ports ports) {
            CompletableFuture<Void> write = group.isLeader()
                    ? ports.configs().putTasks(name, configs)
                    : group.leaderUrl()
                            .map(leader -> ports.peers().putTasks(leader, name, configs))
                            .orElseGet(() -> CompletableFuture.failedFuture(
                                    new Refusal.RebalancePending("write the task configurations of " + name)));
            write.whenComplete((done, failure) ->
                    ports.events().accept((state, now) -> state.taskConfigsWritten(name, run, failure, now)));
        }
    }

    /** A change that somebody asked for and that may be made. */
    record WriteChange(String connector, Change<?> change) implements Action {
        @Override
        public void run(Ports ports) {
            change.write().apply(ports.configs()).whenComplete((done, failure) -> ports.events()
                    .accept((state, now) -> state.changes().ended(connector, failure, state)));
        }
    }

    /** The key with which workers sign what they ask of each other is missing or too old. */
    record WriteSessionKey(SessionKey key) implements Action {
        @Override
        public void run(Ports ports) {
            ports.configs().putSessionKey(key).whenComplete((done, failure) -> ports.events()
                    .accept((state, now) -> state.sessionKeyWritten(failure, now)));
        }
    }
}
