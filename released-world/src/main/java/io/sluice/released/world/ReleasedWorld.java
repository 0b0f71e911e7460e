package org.apache.kafka.connect.json;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads a class of the tests a second time, linked against the released Connect jars instead of ours. What it is asked
 * and answers has to be made of JDK types.
 */
final class ReleasedWorld implements AutoCloseable {
    private final ChildFirst loader;

    ReleasedWorld() throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(Path.of("target", "oracle"))) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(ReleasedWorld.class.getProtectionDomain().getCodeSource().getLocation());
        loader = new ChildFirst(urls.toArray(URL[]::new), ReleasedWorld.class.getClassLoader());
    }

    <T> T twinOf(Class<T> type, Class<? extends T> script) throws ReflectiveOperationException {
        var constructor = loader.loadClass(script.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance());
    }

    @Override
    public void close() throws IOException {
        loader.close();
    }

    private static final class ChildFirst extends URLClassLoader {
        ChildFirst(URL[] urls, ClassLoader parent) {
            super(urls, parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null) {
                    return loaded;
                }
                if (name.startsWith("java.")) {
                    return super.loadClass(name, resolve);
                }
                try {
                    return findClass(name);
                } catch (ClassNotFoundException notHere) {
                    return super.loadClass(name, resolve);
                }
            }
        }
    }
}
