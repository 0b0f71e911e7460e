package io.sluice.connect.plugins;

import io.sluice.connect.config.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Names that a mistyped plugin name may have meant. */
final class Nearest {
    private Nearest() {}

    /** A clause to add to a message, or empty text if nothing is similar. */
    static String to(String name, Collection<String> classNames) {
        String simple = PluginNames.simpleName(name);
        List<String> near = classNames.stream()
                .filter(known -> Suggestion.isNear(name, known)
                        || Suggestion.isNear(simple, PluginNames.simpleName(known))
                        || PluginNames.simpleName(known)
                                .toLowerCase(Locale.ROOT)
                                .startsWith(simple.toLowerCase(Locale.ROOT)))
                .limit(3)
                .toList();
        return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
    }
}
