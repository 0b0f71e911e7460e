package org.apache.kafka.connect.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a growing stream of UTF-8 bytes into lines. A line ends with {@code \n}, {@code \r\n} or {@code \r}; what has no end yet
 * is kept until more bytes come, so a line is never handed out in pieces.
 */
final class LineBuffer {
    private static final int FIRST_SIZE = 8 * 1024;

    private byte[] bytes = new byte[FIRST_SIZE];
    private int start; // of the line in progress
    private int scanned; // no line end before here
    private int end; // of what was read
    private long position; // in the stream, of start

    LineBuffer(long position) {
        this.position = position;
    }

    /** How many bytes of the stream belong to lines that were handed out, line ends included. */
    long position() {
        return position;
    }

    /** Reads what fits; returns the number of bytes, or -1 at the present end of the stream. */
    int fill(InputStream in) throws IOException {
        makeRoom();
        int read = in.read(bytes, end, bytes.length - end);
        if (read > 0) end += read;
        return read;
    }

    /** The next whole line without its end, null if there is none yet. */
    String next() {
        while (scanned < end) {
            byte b = bytes[scanned];
            if (b == '\n') return take(1);
            if (b == '\r') {
                if (scanned + 1 == end) return null; // a \n may follow and belongs to it
                return take(bytes[scanned + 1] == '\n' ? 2 : 1);
            }
            scanned++;
        }
        return null;
    }

    private String take(int lineEnd) {
        String line = new String(bytes, start, scanned - start, StandardCharsets.UTF_8);
        scanned += lineEnd;
        position += scanned - start;
        start = scanned;
        return line;
    }

    private void makeRoom() {
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, end - start);
            scanned -= start;
            end -= start;
            start = 0;
        }
        if (end == bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
}
