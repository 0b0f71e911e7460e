package io.sluice.connect.app;

import io.sluice.connect.config.InvalidSettings;
import io.sluice.connect.plugins.ConverterRole;
import io.sluice.connect.plugins.Converters;
import io.sluice.connect.plugins.Plugins;
import io.sluice.connect.plugins.UnknownPlugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/**
 * The converters that a worker's own settings name. One that is not there would make every connector fail that names none
 * itself, so a worker refuses such settings. Those on the class path are found without a search for plugins.
 *
 * @param settings the worker's, config provider references resolved
 */
record WorkerConverters(Map<String, String> settings) {

    boolean areOnTheClassPath() {
        for (ConverterRole role : ConverterRole.values()) {
            String name = settings.get(role.key());
            boolean versioned = settings.get(role.versionKey()) != null;
            if (name != null && (versioned || !isOnTheClassPath(name.strip(), role))) return false;
        }
        return true;
    }

    private static boolean isOnTheClassPath(String name, ConverterRole role) {
        Class<?> type = role == ConverterRole.HEADER ? HeaderConverter.class : Converter.class;
        try {
            return type.isAssignableFrom(Class.forName(name, false, WorkerConverters.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** Fails with all names that no plugin has. */
    void requireAmong(Plugins plugins) {
        Converters converters = new Converters(plugins, settings);
        List<String> problems = new ArrayList<>();
        for (ConverterRole role : ConverterRole.values()) {
            try {
                if (settings.get(role.key()) != null) converters.workerDefault(role);
            } catch (UnknownPlugin | IllegalArgumentException e) { // no such class, or a version that is none
                problems.add(role.key() + ": " + e.getMessage());
            }
        }
        if (!problems.isEmpty()) throw new InvalidSettings("The configuration of this worker", problems);
    }
}
