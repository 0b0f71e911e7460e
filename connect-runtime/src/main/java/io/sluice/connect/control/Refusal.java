package io.sluice.connect.control;

import io.sluice.connect.model.TaskId;
import java.net.URI;

/** A request that cannot be served as it is, for a reason the caller can act on. Nothing was changed. */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message) {
        super(message, null, false, false); // the caller is told, so nobody needs the stack of the control thread
    }

    public static final class UnknownConnector extends Refusal {
        private static final long serialVersionUID = 1L;

        public UnknownConnector(String name) {
            super("Connector " + name + " does not exist");
        }
    }

    public static final class UnknownTask extends Refusal {
        private static final long serialVersionUID = 1L;

        public UnknownTask(TaskId task) {
            super("Connector " + task.connector() + " has no task " + task.task());
        }
    }

    public static final class AlreadyExists extends Refusal {
        private static final long serialVersionUID = 1L;

        public AlreadyExists(String name) {
            super("Connector " + name + " already exists; change it with PUT /connectors/" + name + "/config");
        }
    }

    /** The configuration has problems; the message lists all of them. */
    public static final class InvalidConfig extends Refusal {
        private static final long serialVersionUID = 1L;

        public InvalidConfig(String message) {
            super(message);
        }
    }

    /** What was asked is possible only while the connector is stopped. */
    public static final class NotStopped extends Refusal {
        private static final long serialVersionUID = 1L;

        public NotStopped(String name) {
            super("The offsets of connector " + name
                    + " can be changed only while it is STOPPED and its tasks have ended."
                    + " Stop it with PUT /connectors/" + name + "/stop and try again");
        }
    }

    /** Only the leader may do this; it may be asked at the given address. */
    public static final class NotLeader extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient URI leader;

        public NotLeader(URI leader) {
            super("This worker is not the leader of the group; " + leader + " is");
            this.leader = leader;
        }

        public URI leader() {
            return leader;
        }
    }

    /** Another worker runs the connector or task; it may be asked at the given address. */
    public static final class NotOwner extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient URI owner;

        public NotOwner(String unit, URI owner) {
            super(unit + " does not run on this worker but on " + owner);
            this.owner = owner;
        }

        public URI owner() {
            return owner;
        }
    }

    /** The group is between two rounds, so nobody may decide; trying again in a moment helps. */
    public static final class RebalancePending extends Refusal {
        private static final long serialVersionUID = 1L;

        public RebalancePending(String attempted) {
            super("Cannot " + attempted + " while the group rebalances; try again in a moment");
        }
    }
}
