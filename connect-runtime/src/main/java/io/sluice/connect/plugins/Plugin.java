package io.sluice.connect.plugins;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.Objects;
import org.apache.kafka.connect.components.Versioned;

/**
 * One plugin class in one role, and where it was found. It is loaded when it is asked for. Calls of its code belong into
 * {@link #enter()}.
 */
public record Plugin(PluginKind kind, String className, String version, PluginLocation location) {
    /** What stands for the version of a plugin that names none. */
    public static final String NO_VERSION = "undefined";

    public Plugin {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(className, "className");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(location, "location");
    }

    /** Loads the class and asks it for its version; fails with whatever makes the plugin unusable. */
    static Plugin tried(PluginKind kind, String className, PluginLocation location)
            throws ReflectiveOperationException {
        try (PluginScope scope = PluginScope.enter(location.loader())) {
            Class<?> type = Class.forName(className, false, location.loader());
            if (!kind.type().isAssignableFrom(type)) {
                throw new ClassCastException(
                        className + " is not a " + kind.type().getName());
            }
            if (Modifier.isAbstract(type.getModifiers())) {
                throw new InstantiationException(className + " is abstract");
            }
            if (!Modifier.isPublic(type.getModifiers())) {
                throw new NoSuchMethodException(className + " is not public");
            }
            return new Plugin(kind, className, versionOf(type), location);
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

    /** The class, from the loader of its location; fails with {@link PluginFailure}. */
    public Class<?> type() {
        try {
            return Class.forName(className, false, loader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new PluginFailure("load", this, e);
        }
    }

    /** Whether the class is that location's own, and not one of the worker's which the location only names. */
    boolean isOfItsLocation() {
        return location.isClassPath() || type().getClassLoader() == loader();
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
            return type().getConstructor().newInstance();
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
