package io.sluice.connect.plugins;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.apache.kafka.connect.components.Versioned;

/** One plugin class in one role, loaded from where it was found. Calls of its code belong into {@link #enter()}. */
public record Plugin(PluginKind kind, Class<?> type, String version, PluginLocation location) {
    /** What stands for the version of a plugin that names none. */
    public static final String NO_VERSION = "undefined";

    public Plugin {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(location, "location");
    }

    /** Loads the class and asks it for its version; fails with whatever makes the plugin unusable. */
    static Plugin load(PluginKind kind, String className, PluginLocation location) throws ReflectiveOperationException {
        try (PluginScope scope = PluginScope.enter(location.loader())) {
            Class<?> type = Class.forName(className, false, location.loader());
            if (!kind.type().isAssignableFrom(type)) {
                throw new ClassCastException(
                        className + " is not a " + kind.type().getName());
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                throw new InstantiationException(className + " is abstract");
            }
            return new Plugin(kind, type, versionOf(type), location);
        }
    }

    private static String versionOf(Class<?> type) throws ReflectiveOperationException {
        var constructor = type.getConstructor();
        if (!Versioned.class.isAssignableFrom(type)) {
            return NO_VERSION;
        }
        String version = ((Versioned) constructor.newInstance()).version();
        return version == null || version.isBlank() ? NO_VERSION : version;
    }

    public String className() {
        return type.getName();
    }

    public ClassLoader loader() {
        return location.loader();
    }

    /** Makes this plugin's loader the context loader of the thread until closed. */
    public PluginScope enter() {
        return PluginScope.enter(loader());
    }

    /** A new instance, made under the plugin's loader; fails with {@link PluginFailure}. */
    public Object newInstance() {
        try (PluginScope scope = enter()) {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw new PluginFailure("create", this, e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new PluginFailure("create", this, e);
        }
    }

    @Override
    public String toString() {
        return kind.text() + " " + className() + " " + version + " (" + location + ")";
    }
}
