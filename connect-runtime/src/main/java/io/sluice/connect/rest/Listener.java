package io.sluice.connect.rest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * An address to listen on.
 *
 * @param host empty for all interfaces of the machine
 * @param port 0 for any free port
 */
public record Listener(String protocol, String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?i)(https?)://(\\[[0-9a-f:.%]*]|[^:/?#\\[\\]]*):(\\d{1,5})/?");

    /** @param setting the worker setting the text comes from, named if the text is no address */
    static Listener parse(String setting, String text) {
        Matcher matcher = FORM.matcher(text.trim());
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65535)
            throw new ConfigException(
                    setting,
                    text,
                    "A listener has the form http://host:port or https://host:port, the host may be left out");
        String host = matcher.group(2);
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Listener(matcher.group(1).toLowerCase(Locale.ROOT), bare, Integer.parseInt(matcher.group(3)));
    }

    static List<Listener> parseAll(String setting, List<String> texts) {
        return texts.stream().map(text -> parse(setting, text)).toList();
    }

    boolean isSecure() {
        return protocol.equals("https");
    }

    /** Whether the host stands for every interface, so that it cannot be told to others as an address. */
    boolean isAnyHost() {
        return host.isEmpty() || host.equals("0.0.0.0") || host.equals("::");
    }

    @Override
    public String toString() {
        return protocol + "://" + Advertised.inUrl(host) + ":" + port;
    }
}
