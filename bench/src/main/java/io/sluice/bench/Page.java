package io.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of Markdown that has a place for the latest report, between two markers.
 *
 * @param writer the script that writes there, which the first marker names
 */
public record Page(Path file, String writer) {
    private static final String END = "<!-- to here -->\n";

    /** Puts the report in the place of the one before. */
    public void replace(String report) throws IOException {
        String marker = "<!-- " + writer + " writes from here -->\n";
        String page = Files.readString(file);
        int begin = page.indexOf(marker);
        int end = page.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("Cannot put the report into " + file + ": it has no lines \""
                    + marker.strip() + "\" and \"" + END.strip() + "\". Add them where the table should be.");
        }
        Files.writeString(file, page.substring(0, begin) + marker + "\n" + report + "\n" + page.substring(end));
    }
}
