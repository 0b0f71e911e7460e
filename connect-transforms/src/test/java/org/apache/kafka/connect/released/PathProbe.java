package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.AbstractMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.transforms.field.FieldSyntaxVersion;
import org.apache.kafka.connect.transforms.field.SingleFieldPath;

/** Which names each short path asks for, one after the other. */
public final class PathProbe implements Supplier<Map<String, String>> {
    private static final String ALPHABET = "a.`\\";

    @Override
    public Map<String, String> get() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        for (int length = 0; length <= 6; length++) {
            for (int number = 0; number < Math.pow(ALPHABET.length(), length); number++) {
                String path = text(number, length);
                outcomes.put("V1 " + path, Outcome.of(() -> names(path, FieldSyntaxVersion.V1)));
                outcomes.put("V2 " + path, Outcome.of(() -> names(path, FieldSyntaxVersion.V2)));
            }
        }
        return outcomes;
    }

    private static String names(String path, FieldSyntaxVersion version) {
        Asked asked = new Asked();
        new SingleFieldPath(path, version).valueFrom(asked);
        return asked.names.toString();
    }

    private static String text(int number, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0, rest = number; i < length; i++, rest /= ALPHABET.length()) {
            text.append(ALPHABET.charAt(rest % ALPHABET.length()));
        }
        return text.toString();
    }

    /** A map that has itself under every name and remembers what it was asked for. */
    private static final class Asked extends AbstractMap<String, Object> {
        private final StringBuilder names = new StringBuilder();

        @Override
        public Object get(Object name) {
            names.append('<').append(name).append('>');
            return this;
        }

        @Override
        public boolean containsKey(Object name) {
            return true;
        }

        @Override
        public Set<Entry<String, Object>> entrySet() {
            return Set.of();
        }
    }
}
