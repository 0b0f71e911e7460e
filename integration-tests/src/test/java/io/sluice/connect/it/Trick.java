package io.sluice.connect.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What a tricky plugin does at one point of its life: it never returns, or throws.
 *
 * @param at the point, such as {@code start}; empty for a plugin that behaves
 * @param what {@code block}, or the name of the exception's class
 * @param whilst a file that has to exist for the trick to be played; empty to play it always
 */
record Trick(String at, String what, String whilst) {

    static Trick of(Map<String, String> config) {
        return new Trick(
                config.getOrDefault("trick.at", ""),
                config.getOrDefault("trick", ""),
                config.getOrDefault("trick.while", ""));
    }

    void play(String point) {
        if (!point.equals(at) || !whilst.isEmpty() && !Files.exists(Path.of(whilst))) {
            return;
        }
        if (what.equals("block")) {
            blockForEver();
        }
        throw Trick.<RuntimeException>unchecked(failure());
    }

    /** Heeds no interrupt, as the worst plugins do. */
    private static void blockForEver() {
        while (true) {
            Thread.interrupted();
            LockSupport.park();
        }
    }

    private Throwable failure() {
        try {
            return (Throwable) Class.forName(what).getConstructor(String.class).newInstance("played a trick at " + at);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("No exception can be made of " + what, e);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
        throw (T) failure;
    }
}
