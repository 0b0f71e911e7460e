package io.sluice.connect.plugins;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells by the names, sizes and times of files whether something is what it was before. Files are not read for it; who replaces
 * one by another of the same size sets back its time on purpose.
 */
final class Fingerprint {
    private final MessageDigest digest;

    private Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JVM has SHA-256", e);
        }
    }

    /** Of all files at or below these paths, and of circumstances that count as well. */
    static String of(List<Path> paths, String... circumstances) throws IOException {
        var fingerprint = new Fingerprint();
        for (String circumstance : circumstances) fingerprint.add(circumstance);
        for (Path path : paths) fingerprint.addFiles(path);
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void addFiles(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            // A link that leads nowhere is no regular file, and brings nothing.
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                add(file + "\t" + attributes.size() + "\t" + attributes.lastModifiedTime());
            }
        }
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}
