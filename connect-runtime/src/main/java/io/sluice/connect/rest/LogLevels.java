package io.sluice.connect.rest;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The log levels of this process. Called by HTTP threads and, for levels set on the whole cluster, by the control thread;
 * they meet in logback and in the map of changes, both made for it.
 */
public final class LogLevels {
    static final List<String> NAMES = List.of("OFF", "FATAL", "ERROR", "WARN", "INFO", "DEBUG", "TRACE", "ALL");
    private final LoggerContext logback;
    private final Clock clock;
    private final Map<String, Long> changed = new ConcurrentHashMap<>();

    public LogLevels(LoggerContext logback, Clock clock) {
        this.logback = logback;
        this.clock = clock;
    }

    /** What one logger lets through, and when that was last changed from outside (ms, null if never). */
    record LoggerLevel(String level, Long lastModified) {}

    /** The level of that name in upper case, empty if there is none. */
    static Optional<String> known(String level) {
        return Optional.of(level.toUpperCase(Locale.ROOT)).filter(NAMES::contains);
    }

    SortedMap<String, LoggerLevel> all() {
        SortedMap<String, LoggerLevel> all = new TreeMap<>();
        logback.getLoggerList().forEach(logger -> all.put(shown(logger), level(logger)));
        return all;
    }

    Optional<LoggerLevel> get(String namespace) {
        return Optional.ofNullable(logback.exists(internal(namespace))).map(this::level);
    }

    /**
     * Sets the level of a logger and of all known loggers below it.
     *
     * @param level one of the known levels, in any case of letters
     * @return the loggers that had another level, in alphabetical order
     */
    public synchronized List<String> set(String namespace, String level) { // two threads setting levels take turns
        Level wanted = level.equalsIgnoreCase("FATAL") ? Level.ERROR : Level.toLevel(level, Level.INFO);
        Logger named = logback.getLogger(internal(namespace));
        List<Logger> differing = new ArrayList<>();
        for (Logger logger : logback.getLoggerList())
            if (isWithin(logger, named) && !logger.getEffectiveLevel().equals(wanted)) differing.add(logger);
        for (Logger logger : differing) {
            logger.setLevel(logger == named ? wanted : null); // those below follow the named one from now on
            changed.put(shown(logger), clock.millis());
        }
        return differing.stream().map(LogLevels::shown).sorted().toList();
    }

    private LoggerLevel level(Logger logger) {
        return new LoggerLevel(logger.getEffectiveLevel().toString(), changed.get(shown(logger)));
    }

    private static boolean isWithin(Logger logger, Logger namespace) {
        return namespace.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME)
                || logger.getName().equals(namespace.getName())
                || logger.getName().startsWith(namespace.getName() + ".");
    }

    /** To users the root logger is {@code root} in lower case. */
    private static String internal(String namespace) {
        return namespace.equalsIgnoreCase("root") ? org.slf4j.Logger.ROOT_LOGGER_NAME : namespace;
    }

    private static String shown(Logger logger) {
        return logger.getName().equals(org.slf4j.Logger.ROOT_LOGGER_NAME) ? "root" : logger.getName();
    }
}
