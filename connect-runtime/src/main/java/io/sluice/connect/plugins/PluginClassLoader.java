package io.sluice.connect.plugins;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Isolates one plugin location: its own classes win over the worker's, so that every plugin gets the library versions it was
 * built with. Three rules bend that.
 *
 * <ul>
 *   <li>What plugin and worker exchange (the SPI, the Kafka clients, slf4j, jakarta.ws.rs) always comes from the worker, even
 *       if the plugin carries a copy. Where the worker has no class of that name, the plugin's own serves.
 *   <li>What the plugin lacks comes from the worker: published connectors count on Jackson being there.
 *   <li>Service files of the worker's libraries stay hidden, because a plugin's copy of such a library would try to use
 *       providers that implement the worker's copy. Those of the SPI and the Kafka clients show.
 * </ul>
 */
final class PluginClassLoader extends URLClassLoader {
    private static final String SERVICES = "META-INF/services/";
    private static final String SHARED_SERVICES = SERVICES + "org.apache.kafka.";
    private static final List<String> FROM_WORKER =
            List.of("java.", "javax.", "jdk.", "sun.", "org.apache.kafka.", "org.slf4j.", "jakarta.ws.rs.");
    /** Connectors under the SPI's roof that people deploy as plugins, perhaps in a version other than the worker's. */
    private static final List<String> FROM_PLUGIN =
            List.of("org.apache.kafka.connect.file.", "org.apache.kafka.connect.mirror.");

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(String location, List<URL> urls, ClassLoader worker) {
        super("plugin " + location, urls.toArray(URL[]::new), worker);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = comesFromWorker(name) ? workerFirst(name) : pluginFirst(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private static boolean comesFromWorker(String name) {
        return startsWithAny(name, FROM_WORKER) && !startsWithAny(name, FROM_PLUGIN);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private Class<?> workerFirst(String name) throws ClassNotFoundException {
        try {
            return getParent().loadClass(name);
        } catch (ClassNotFoundException notThere) {
            return findClass(name);
        }
    }

    private Class<?> pluginFirst(String name) throws ClassNotFoundException {
        try {
            return findClass(name);
        } catch (ClassNotFoundException notThere) {
            return getParent().loadClass(name);
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own != null || isHidden(name) ? own : getParent().getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        List<URL> all = new ArrayList<>(Collections.list(findResources(name)));
        if (!isHidden(name)) {
            all.addAll(Collections.list(getParent().getResources(name)));
        }
        return Collections.enumeration(all);
    }

    private static boolean isHidden(String resource) {
        return resource.startsWith(SERVICES) && !resource.startsWith(SHARED_SERVICES);
    }
}
