package io.sluice.connect.worker;

import java.time.Instant;

/** What plugin code is being run right now, and since when. */
record Stage(String what, Instant since) {
    @Override
    public String toString() {
        return what + " since " + since;
    }
}
