package io.sluice.connect.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sun.misc.Signal;

/**
 * Lets whoever has told the process to end, and will not wait until it has, end it by telling it again. The JVM itself takes a
 * second signal for granted while it shuts down. Called by the shutdown thread; signals come on threads of the JVM.
 */
final class Impatience {
    private static final Logger log = LoggerFactory.getLogger(Impatience.class);
    private static final int ENDED_BY_SIGNAL = 128; // plus the signal's number, as shells count

    private Impatience() {}

    /** From now on the next SIGTERM or Ctrl-C ends the process at once, whatever is still under way. */
    static void begins() {
        for (String name : new String[] {"TERM", "INT"}) {
            try {
                Signal.handle(new Signal(name), Impatience::end);
            } catch (IllegalArgumentException e) { // unknown here, or the JVM was started with -Xrs
                log.debug("A second {} will not hasten the end: {}", name, e.getMessage());
            }
        }
    }

    private static void end(Signal again) {
        log.warn("Told to end a second time, by SIG{}: ending at once, with tasks unfinished", again.getName());
        Runtime.getRuntime().halt(ENDED_BY_SIGNAL + again.getNumber());
    }
}
