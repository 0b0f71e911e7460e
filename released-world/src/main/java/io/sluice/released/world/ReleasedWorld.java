package io.sluice.released.world;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads classes of the tests a second time, linked against the released Connect jars instead of ours. What they are asked and
 * answer has to be made of JDK types. Everything else, kafka-clients above all, is shared.
 */
public final class ReleasedWorld implements AutoCloseable {
    private static final Path JARS = Path.of("target", "oracle"); // of the module under test

    private final ChildFirst loader;

    /**
     * Finds the released jars of the module under test.
     *
     * @param tests any class of its tests
     */
    public ReleasedWorld(Class<?> tests) throws IOException {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> jars = Files.list(JARS)) {
            for (Path jar : jars.toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        urls.add(origin(tests));
        urls.add(origin(ReleasedWorld.class)); // what tells in text what it sees has to see the released classes, too
        loader = new ChildFirst(urls.toArray(URL[]::new), tests.getClassLoader());
    }

    private static URL origin(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /**
     * Makes an object of the second loading of a class.
     *
     * @param ours the class, with a constructor that takes nothing
     * @param <T>  an interface of the JDK
     */
    @SuppressWarnings("unchecked") // both loadings of the class share the interface
    public <T> T twinOf(Class<? extends T> ours) throws ReflectiveOperationException {
        var constructor = loader.loadClass(ours.getName()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (T) constructor.newInstance();
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
