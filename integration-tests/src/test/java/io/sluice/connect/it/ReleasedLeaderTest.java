package io.sluice.connect.it;

/** A released worker leads two of ours. */
class ReleasedLeaderTest extends MixedGroup {
    ReleasedLeaderTest() {
        super(WorkerKind.APACHE, WorkerKind.SLUICE, WorkerKind.SLUICE);
    }
}
