package io.sluice.connect.plugins;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What one location holds. It takes reading all classes of the location and loading the plugins among them to find that out,
 * so it is worth keeping.
 *
 * @param plugins those that can be loaded
 * @param doubtful those that could not; the reason may lie outside of the location, so they are tried at every start
 * @param unreadable archives that are none
 * @param extendable supertypes that make a class elsewhere a plugin of a kind; only the worker's class path has some
 */
record Inventory(
        List<Entry> plugins,
        List<Candidate> doubtful,
        List<String> unreadable,
        Map<PluginKind, Set<String>> extendable) {

    /** A class that may be a plugin: declared if a manifest says so, found if there is a class file that does. */
    record Candidate(PluginKind kind, String className, boolean declared, boolean found) {}

    /** A class that is one. */
    record Entry(PluginKind kind, String className, String version, boolean declared) {}

    Inventory {
        plugins = List.copyOf(plugins);
        doubtful = List.copyOf(doubtful);
        unreadable = List.copyOf(unreadable);
        extendable = Map.copyOf(extendable);
    }

    /** This one, after its doubtful plugins were tried again. */
    Inventory after(Inventory trial) {
        return new Inventory(
                Stream.concat(plugins.stream(), trial.plugins().stream()).toList(),
                trial.doubtful(),
                unreadable,
                extendable);
    }
}
