package io.sluice.bench.cluster;

import io.sluice.bench.process.Kind;
import io.sluice.bench.process.Sites;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What was asked for.
 *
 * @param sites    where things are
 * @param rounds   how often everything happens to each kind
 * @param only     the id of the one scenario to play; empty for all
 * @param kinds    whose workers
 * @param withSlow whether to wait for what takes the released worker more than ten minutes
 * @param page     the page to set the tables into; null for none
 */
record Arguments(Sites sites, int rounds, String only, List<Kind> kinds, boolean withSlow, Path page) {

    static Arguments of(String... args) {
        int rounds = 3;
        String only = "";
        List<Kind> kinds = List.of(Kind.values());
        boolean withSlow = false;
        Path page = null;
        Iterator<String> words = List.of(args).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "--rounds" -> rounds = Integer.parseInt(words.next());
                case "--only" -> only = words.next();
                case "--kind" -> kinds = List.of(Kind.of(words.next()));
                case "--with-slow" -> withSlow = true;
                case "--page" -> page = Path.of(words.next());
                default -> throw new IllegalArgumentException("Unknown argument " + word);
            }
        }
        return new Arguments(new Sites(Path.of("").toAbsolutePath()), rounds, only, kinds, withSlow, page);
    }
}
