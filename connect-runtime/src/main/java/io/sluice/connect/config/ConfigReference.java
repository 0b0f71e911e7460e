package io.sluice.connect.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in a setting that a config provider fills: {@code ${provider:path:key}}, or {@code ${provider:key}}. */
record ConfigReference(String provider, String path, String key) {
    private static final Pattern FORM = Pattern.compile("\\$\\{([^}:]+):(?:([^}:]*):)?([^}]*)}");

    ConfigReference {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(key, "key");
    }

    private static ConfigReference of(Matcher found) {
        return new ConfigReference(found.group(1), found.group(2) == null ? "" : found.group(2), found.group(3));
    }

    static List<ConfigReference> in(String text) {
        List<ConfigReference> references = new ArrayList<>();
        Matcher next = FORM.matcher(text);
        while (next.find()) {
            references.add(of(next));
        }
        return references;
    }

    /** The text with each reference replaced by what it stands for. */
    static String replace(String text, Function<ConfigReference, String> meaning) {
        return FORM.matcher(text).replaceAll(found -> {
            String value = meaning.apply(of((Matcher) found));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }
}
