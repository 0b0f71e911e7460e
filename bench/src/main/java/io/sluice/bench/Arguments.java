package io.sluice.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param sides   the folder with the jars of the sides
 * @param results where the results of each round go, as JMH writes them
 * @param effort  how much time to take
 * @param group   the group of work to measure; empty for all
 * @param only    a part of the names of the work to measure
 * @param page    the page to set the tables into; null for none
 */
record Arguments(Path sides, Path results, Effort effort, String group, String only, Path page) {

    static Arguments of(String... args) {
        Path sides = Path.of("sides");
        Path results = Path.of("results");
        Effort effort = Effort.FULL;
        String group = "";
        String only = "";
        Path page = null;
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--sides" -> sides = Path.of(words.next()).toAbsolutePath();
                case "--results" -> results = Path.of(words.next()).toAbsolutePath();
                case "--quick" -> effort = Effort.QUICK;
                case "--group" -> group = words.next();
                case "--only" -> only = words.next();
                case "--page" -> page = Path.of(words.next());
                default -> throw new IllegalArgumentException("Unknown argument " + word);
            }
        }
        return new Arguments(sides, results, effort, group, only, page);
    }
}
