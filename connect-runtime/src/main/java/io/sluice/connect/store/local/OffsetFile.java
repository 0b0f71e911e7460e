package io.sluice.connect.store.local;

import io.sluice.connect.store.OffsetCodec.Entry;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The file in which a standalone worker keeps source offsets: one Java-serialised {@code HashMap<byte[], byte[]>}. Reading
 * admits nothing but that map and byte arrays, so a forged file cannot make the worker load other classes. Writing replaces
 * the file as a whole or not at all.
 */
final class OffsetFile {
    private final Path path;

    OffsetFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Everything in the file; nothing if there is no file, or an empty one, which an operator may have made by hand. */
    List<Entry> read() {
        try {
            if (Files.notExists(path) || Files.size(path) == 0) return List.of();
            try (InputStream bytes = Files.newInputStream(path);
                    var in = new ObjectInputStream(bytes)) {
                in.setObjectInputFilter(OffsetFile::admit);
                return entries(in.readObject());
            }
        } catch (IOException | ClassNotFoundException | ClassCastException e) {
            throw new ConnectException(
                    "Cannot read source offsets from " + path + ": " + reason(e)
                            + ". Correct offset.storage.file.filename, or move the file away to begin without offsets.",
                    e);
        }
    }

    void write(List<Entry> entries) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path; // a link stays a link
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        try (FileChannel channel = FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                OutputStream bytes = Channels.newOutputStream(channel);
                var out = new ObjectOutputStream(bytes)) {
            out.writeObject(map(entries));
            out.flush();
            channel.force(
                    true); // before the move: a name that points to bytes still in memory is worse than an old file
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Entry> entries(Object read) {
        if (!(read instanceof HashMap<?, ?> map)) throw new ClassCastException("it does not hold a map");
        var entries = new ArrayList<Entry>();
        map.forEach((key, value) -> entries.add(new Entry((byte[]) key, (byte[]) value)));
        return entries;
    }

    @SuppressWarnings("ArrayAsKeyOfSetOrMap") // what the file holds; nothing is looked up in it
    private static Map<byte[], byte[]> map(List<Entry> entries) {
        var map = new HashMap<byte[], byte[]>();
        entries.forEach(entry -> map.put(entry.key(), entry.value()));
        return map;
    }

    private static ObjectInputFilter.Status admit(ObjectInputFilter.FilterInfo info) {
        Class<?> type = info.serialClass();
        if (type == null) return ObjectInputFilter.Status.UNDECIDED; // counts, not a class
        boolean known = type == HashMap.class
                || type == byte[].class
                || type.isPrimitive()
                || type == Map.Entry[].class; // the table that a HashMap asks for while it is read
        return known ? ObjectInputFilter.Status.ALLOWED : ObjectInputFilter.Status.REJECTED;
    }

    private static String reason(Exception e) {
        if (e instanceof InvalidClassException
                || e instanceof ClassNotFoundException
                || e instanceof ClassCastException) return "it holds something other than offsets";
        if (e instanceof StreamCorruptedException || e instanceof EOFException)
            return "it is not an offset file, or a damaged one";
        return e.toString();
    }
}
