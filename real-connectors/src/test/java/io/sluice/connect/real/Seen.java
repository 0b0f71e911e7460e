package io.sluice.connect.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps the figures of a test for the report of run.sh. */
final class Seen {
    private static final Path FOLDER = Path.of(System.getProperty("sluice.seen"));

    private Seen() {}

    static void note(Class<?> test, String figures) {
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(
                    FOLDER.resolve(test.getSimpleName() + ".txt"), test.getSimpleName() + ": " + figures + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
