package org.apache.kafka.connect.released;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Loads the released transformations and SPI, and probes on top of them, beside our own. Everything else, kafka-clients
 * above all, is shared.
 */
final class ReleasedTransforms extends URLClassLoader {
    private static final String SPI = "org.apache.kafka.connect.";

    private ReleasedTransforms(URL... jars) {
        super(jars, ReleasedTransforms.class.getClassLoader());
    }

    static ReleasedTransforms open() throws MalformedURLException {
        Path oracle = Path.of(System.getProperty("sluice.oracle"));
        return new ReleasedTransforms(
                oracle.resolve("connect-api.jar").toUri().toURL(),
                oracle.resolve("connect-transforms.jar").toUri().toURL());
    }

    /** A probe that sees the released classes instead of ours. */
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
        return name.startsWith(ReleasedTransforms.class.getPackageName()) ? twinOf(name) : findClass(name);
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
