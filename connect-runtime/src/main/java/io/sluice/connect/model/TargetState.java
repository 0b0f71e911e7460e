package io.sluice.connect.model;

/** What the operator wants of a connector: run, hold still with its tasks in place, or have no tasks at all. */
public enum TargetState {
    STARTED,
    PAUSED,
    STOPPED
}
