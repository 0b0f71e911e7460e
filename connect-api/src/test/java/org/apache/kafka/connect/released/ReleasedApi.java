package org.apache.kafka.connect.released;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads the released SPI, and probes on top of it, beside our own. Everything else, kafka-clients above all, is shared.
 */
final class ReleasedApi extends URLClassLoader {
    private static final String SPI = "org.apache.kafka.connect.";

    private ReleasedApi(URL jar) {
        super(new URL[] {jar}, ReleasedApi.class.getClassLoader());
    }

    static ReleasedApi open() throws MalformedURLException {
        return new ReleasedApi(
                Path.of(System.getProperty("sluice.oracle")).toUri().toURL());
    }

    /** A probe that sees the released SPI instead of ours. */
    <T> T probe(Class<? extends T> ours, Class<T> as) throws ReflectiveOperationException {
        Class<?> twin = loadClass(ours.getName());
        return as.cast(twin.getDeclaredConstructor().newInstance());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(SPI)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : findHere(name);
        }
    }

    private Class<?> findHere(String name) throws ClassNotFoundException {
        return name.startsWith(ReleasedApi.class.getPackageName()) ? twinOf(name) : findClass(name);
    }

    private Class<?> twinOf(String name) throws ClassNotFoundException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = getParent().getResourceAsStream(file)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] code = in.readAllBytes();
            return defineClass(name, code, 0, code.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
