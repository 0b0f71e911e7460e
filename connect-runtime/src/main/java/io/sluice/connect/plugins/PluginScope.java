package io.sluice.connect.plugins;

/**
 * Makes a class loader the context loader of the current thread for the length of a {@code try} block, so that plugin code
 * which looks things up by name finds its own. Belongs to the thread that entered it.
 */
public final class PluginScope implements AutoCloseable {
    private final Thread thread;
    private final ClassLoader before;

    private PluginScope(Thread thread, ClassLoader before) {
        this.thread = thread;
        this.before = before;
    }

    public static PluginScope enter(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        PluginScope scope = new PluginScope(thread, thread.getContextClassLoader());
        thread.setContextClassLoader(loader);
        return scope;
    }

    /** Enters the loader of an object made from a plugin class. */
    public static PluginScope of(Object plugin) {
        return enter(plugin.getClass().getClassLoader());
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
