package io.sluice.connect.testkit;

import io.sluice.connect.testkit.broker.BrokerMain;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the class path of a broker process from the jars that connect-testkit-broker carries.
 *
 * <p>In a build that includes that module they are files already; out of its published jar they are unpacked first.
 */
record BrokerJars(String classPath) {

    private static final String LIBS = BrokerMain.class.getPackageName().replace('.', '/') + "/libs";

    static BrokerJars unpackedInto(Path folder) {
        Path carrier = carrier();
        try {
            if (Files.isDirectory(carrier)) {
                return of(carrier, carrier.resolve(LIBS));
            }
            Path libs = Files.createDirectories(folder.resolve("libs"));
            try (FileSystem jar = FileSystems.newFileSystem(carrier)) {
                for (Path packed : list(jar.getPath(LIBS))) {
                    Files.copy(packed, libs.resolve(packed.getFileName().toString()));
                }
            }
            return of(carrier, libs);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's jars could not be read from " + carrier, e);
        }
    }

    private static BrokerJars of(Path carrier, Path libs) {
        return new BrokerJars(carrier + File.pathSeparator + libs + File.separator + "*");
    }

    private static Path carrier() {
        try {
            return Path.of(BrokerMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The location of connect-testkit-broker is not a file", e);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
