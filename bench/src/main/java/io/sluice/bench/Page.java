package io.sluice.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of Markdown that has a place for the latest report, between two markers. */
record Page(Path file) {
    private static final String BEGIN = "<!-- bench/run.sh writes from here -->\n";
    private static final String END = "<!-- to here -->\n";

    void replace(String report) throws IOException {
        String page = Files.readString(file);
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("Cannot put the report into " + file + ": it has no lines \""
                    + BEGIN.strip() + "\" and \"" + END.strip() + "\". Add them where the table should be.");
        }
        Files.writeString(file, page.substring(0, begin) + BEGIN + "\n" + report + "\n" + page.substring(end));
    }
}
