package io.sluice.connect.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What may stand in a setting that names a plugin, and in the one beside it that names the version.
 *
 * @param type the default class
 * @param version the default version
 * @param types all classes to suggest
 * @param versions all versions to suggest, of the class that is set
 */
public record PluginChoice(
        Optional<Class<?>> type, Optional<String> version, List<String> types, List<String> versions) {
    public PluginChoice {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(version, "version");
        types = List.copyOf(types);
        versions = List.copyOf(versions);
    }

    /** Nothing is known: no default, nothing to suggest. */
    public static PluginChoice unknown() {
        return new PluginChoice(Optional.empty(), Optional.empty(), List.of(), List.of());
    }
}
