package io.sluice.connect.plugins;

import io.sluice.connect.config.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names that a mistyped plugin name may have meant. */
final class Nearest {
    private Nearest() {}

    /** A clause to add to a message, or empty text if nothing is similar. */
    static String to(String name, Collection<Plugin> plugins) {
        List<String> near = plugins.stream()
                .filter(plugin -> isNear(name, plugin))
                .map(Plugin::className)
                .distinct()
                .limit(3)
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }

    private static boolean isNear(String name, Plugin plugin) {
        String simple = PluginNames.simpleName(name);
        return Suggestion.isNear(name, plugin.className())
                || PluginNames.aliases(plugin.kind(), plugin.className()).stream()
                        .anyMatch(alias -> Suggestion.isNear(simple, alias)
                                || alias.toLowerCase(Locale.ROOT).startsWith(simple.toLowerCase(Locale.ROOT)));
    }
}
