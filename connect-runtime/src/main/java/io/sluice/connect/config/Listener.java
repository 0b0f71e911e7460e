package io.sluice.connect.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address the REST interface listens on.
 *
 * @param host empty for all interfaces
 * @param port 0 for any free one
 */
public record Listener(boolean https, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.%]+]|[^\\[\\]:/\\s]*):(\\d{1,5})/?");

    /** Reads {@code http://host:port}; empty if the text has another form. */
    static Optional<Listener> parse(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > 65535) {
            return Optional.empty();
        }
        String host = parts.group(2).replaceAll("[\\[\\]]", "");
        return Optional.of(new Listener(
                parts.group(1).toLowerCase(Locale.ROOT).equals("https"), host, Integer.parseInt(parts.group(3))));
    }

    public String scheme() {
        return https ? "https" : "http";
    }

    @Override
    public String toString() {
        return scheme() + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
