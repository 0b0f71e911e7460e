package io.sluice.connect.model;

/** The state of a connector or task as the status topic, REST and metrics name it. */
public enum UnitState {
    UNASSIGNED,
    RUNNING,
    PAUSED,
    /** Connectors only. */
    STOPPED,
    FAILED,
    RESTARTING
}
