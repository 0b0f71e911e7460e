package io.sluice.testconnectors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much went through, in a file that another process can read at any time: the count, then the latest ages of records in
 * nanoseconds. Written by one thread, without a call of the operating system.
 */
public final class Tally {
    private static final int AGES = 200_000;
    private static final String ENDING = ".tally";

    private final ByteBuffer file;
    private long count;
    private int ages;

    private Tally(ByteBuffer file) {
        this.file = file;
    }

    /** A new one in this folder. */
    public static Tally in(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                    folder.resolve(name + ENDING),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE)) {
                return new Tally(channel.map(MapMode.READ_WRITE, 0, (1L + AGES) * Long.BYTES));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep count in " + folder, e);
        }
    }

    /** So many more went through. */
    public void count(long more) {
        count += more;
        file.putLong(0, count);
    }

    /** A record was this old when it arrived. */
    public void age(long nanos) {
        ages = ages % AGES + 1;
        file.putLong(ages * Long.BYTES, nanos);
    }

    /** What all tallies in a folder have counted until now. */
    public static long sum(Path folder) {
        long sum = 0;
        for (ByteBuffer tally : read(folder)) {
            sum += tally.getLong(0);
        }
        return sum;
    }

    /** The ages in a folder, in no order; meant for when nobody writes any more. */
    public static List<Long> ages(Path folder) {
        List<Long> ages = new ArrayList<>();
        for (ByteBuffer tally : read(folder)) {
            for (int at = 1; at <= AGES && tally.getLong(at * Long.BYTES) != 0; at++) {
                ages.add(tally.getLong(at * Long.BYTES));
            }
        }
        return ages;
    }

    private static List<ByteBuffer> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<ByteBuffer> tallies = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                byte[] content = Files.readAllBytes(file);
                if (content.length > 0) {
                    tallies.add(ByteBuffer.wrap(content));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the counts in " + folder, e);
        }
        return tallies;
    }
}
