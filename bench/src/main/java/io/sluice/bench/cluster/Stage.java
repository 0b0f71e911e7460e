package io.sluice.bench.cluster;

import io.sluice.bench.process.Children;
import io.sluice.bench.process.Kind;
import io.sluice.bench.process.Sites;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where one round of a scenario takes place.
 *
 * @param kind     whose workers
 * @param folder   an empty folder for settings, logs and the broker's data
 * @param progress where to tell how far it is
 */
record Stage(Kind kind, Sites sites, Children children, Path folder, PrintStream progress) {

    /** Starts a broker, and makes so many workers ready to be started. */
    Group group(int size, Map<String, String> settings) {
        return Group.prepare(kind, sites, children, folder, size, settings);
    }

    void say(String what) {
        progress.println("    " + what);
    }
}
