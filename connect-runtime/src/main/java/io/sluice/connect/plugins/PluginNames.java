package io.sluice.connect.plugins;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names a plugin class answers to besides its full one: {@code FileStreamSourceConnector}, {@code FileStreamSource}. */
public final class PluginNames {
    private PluginNames() {}

    static Set<String> aliases(PluginKind kind, String className) {
        Set<String> aliases = new LinkedHashSet<>();
        String simple = simpleName(className);
        aliases.add(simple);
        String suffix = kind.suffix();
        if (simple.endsWith(suffix) && simple.length() > suffix.length()) {
            aliases.add(simple.substring(0, simple.length() - suffix.length()));
        }
        return aliases;
    }

    /** Whether {@code asked} is {@code name} itself or a shorter form of it. */
    public static boolean isNameOf(String asked, String name) {
        if (asked.equals(name)) {
            return true;
        }
        for (PluginKind kind : PluginKind.values()) {
            if (aliases(kind, name).contains(asked)) {
                return true;
            }
        }
        return false;
    }

    /** The class name without its package; a nested class keeps its outer one: {@code Cast$Value}. */
    static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
