package io.sluice.connect.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What class files say of themselves and their supertypes, read without loading any class. A class file that is not where its
 * name says is somebody else's (those for other Java versions, those an agent carries), and so is one that cannot be read.
 */
final class ClassHeaders {
    private static final Logger log = LoggerFactory.getLogger(ClassHeaders.class);
    private static final String CLASS = ".class";

    /**
     * One class.
     *
     * @param above its superclass and interfaces, by name
     */
    record Header(String name, int access, List<String> above) {

        /** Whether the worker can make an instance of it, as far as its header tells. */
        boolean canBeMade() {
            return (access & Opcodes.ACC_PUBLIC) != 0
                    && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0;
        }
    }

    private ClassHeaders() {}

    /** All classes in these archives and folders, by name; of two with one name, that of the earlier place. */
    static Map<String, Header> in(List<Path> places) {
        Map<String, Header> all = new HashMap<>();
        places.parallelStream()
                .map(ClassHeaders::in)
                .toList()
                .forEach(found -> found.forEach(header -> all.putIfAbsent(header.name(), header)));
        return all;
    }

    private static List<Header> in(Path place) {
        List<Header> found = new ArrayList<>();
        try {
            if (Files.isDirectory(place)) readFolder(place, found);
            else readArchive(place, found);
        } catch (IOException | UncheckedIOException e) {
            log.warn("Cannot read all classes in {} ({}); plugins may be missing", place, e.toString());
        }
        return found;
    }

    private static void readFolder(Path folder, List<Header> found) throws IOException {
        try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(CLASS))::iterator)
                read(
                        Files.readAllBytes(file),
                        folder.relativize(file).toString().replace('\\', '/'),
                        found);
        }
    }

    private static void readArchive(Path archive, List<Header> found) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator)
                if (entry.getName().endsWith(CLASS) && !entry.getName().startsWith("META-INF/"))
                    try (InputStream in = zip.getInputStream(entry)) {
                        read(in.readAllBytes(), entry.getName(), found);
                    }
        }
    }

    private static void read(byte[] file, String path, List<Header> found) {
        try {
            ClassReader reader = new ClassReader(file);
            if (!path.equals(reader.getClassName() + CLASS)) return;
            List<String> above = new ArrayList<>();
            if (reader.getSuperName() != null) above.add(dotted(reader.getSuperName()));
            Arrays.stream(reader.getInterfaces()).map(ClassHeaders::dotted).forEach(above::add);
            found.add(new Header(dotted(reader.getClassName()), reader.getAccess(), above));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            log.debug("No class file that can be read: {}", path, e);
        }
    }

    private static String dotted(String internal) {
        return internal.replace('/', '.');
    }
}
