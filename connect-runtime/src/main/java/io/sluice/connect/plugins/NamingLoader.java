package io.sluice.connect.plugins;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Loads plugin classes by every name they answer to, from wherever they are: lets Kafka's setting definitions, which load
 * classes through the context loader, understand the names people write into configurations.
 */
final class NamingLoader extends ClassLoader {
    private static final Set<PluginKind> ALL = EnumSet.allOf(PluginKind.class);

    private final PluginIndex index;

    NamingLoader(PluginIndex index, ClassLoader near) {
        super(near);
        this.index = index;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            return index.find(ALL, name, VersionRange.any(), Optional.empty()).type();
        } catch (UnknownPlugin e) {
            throw new ClassNotFoundException(e.getMessage(), e);
        }
    }
}
