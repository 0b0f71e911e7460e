package io.sluice.connect.it;

/** One of ours leads a released worker and another of ours. */
class ReleasedFollowerTest extends MixedGroup {
    ReleasedFollowerTest() {
        super(WorkerKind.SLUICE, WorkerKind.APACHE, WorkerKind.SLUICE);
    }
}
