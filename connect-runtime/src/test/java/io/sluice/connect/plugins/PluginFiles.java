package io.sluice.connect.plugins;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Builds plugin jars and class folders from source text, for tests of loading and isolation. */
public final class PluginFiles {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    public PluginFiles source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public PluginFiles resource(String path, String text) {
        resources.put(path, text);
        return this;
    }

    public PluginFiles service(Class<?> type, String... classNames) {
        return resource("META-INF/services/" + type.getName(), String.join("\n", classNames));
    }

    /** Compiles and writes everything below a folder. */
    public Path folder(Path folder) {
        try {
            Files.createDirectories(folder);
            if (!sources.isEmpty()) {
                compile(folder);
            }
            for (Map.Entry<String, String> resource : resources.entrySet()) {
                Path file = folder.resolve(resource.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, resource.getValue());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Compiles and packs everything into a jar. */
    public Path jar(Path jar) {
        try {
            Files.createDirectories(jar.getParent());
            Path classes = folder(Files.createTempDirectory("plugin-classes"));
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file);
                    Stream<Path> files = Files.walk(classes)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    out.putNextEntry(
                            new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                    Files.copy(each, out);
                    out.closeEntry();
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<JavaFileObject> units = sources.entrySet().stream()
                .<JavaFileObject>map(source -> new Source(source.getKey(), source.getValue()))
                .toList();
        List<String> options =
                List.of("-d", folder.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
        boolean compiled =
                compiler.getTask(null, null, null, options, null, units).call();
        if (!compiled) {
            throw new IllegalStateException("The test's plugin source does not compile: " + sources.keySet());
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
