package org.apache.kafka.connect.transforms.field;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * Cuts the text of a path into names. A name ends at a dot; one that starts with a backtick ends at the next backtick
 * before a dot or the end instead, unless a backslash says that this backtick is part of the name.
 */
final class PathText {
    private final String text;
    private int at;

    PathText(String text) {
        this.text = text;
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        if (text.isEmpty()) {
            return names;
        }
        at = 0;
        while (at <= text.length()) {
            names.add(at < text.length() && text.charAt(at) == '`' ? quoted() : plain());
        }
        return List.copyOf(names);
    }

    private String plain() {
        int dot = text.indexOf('.', at);
        int end = dot < 0 ? text.length() : dot;
        String name = text.substring(at, end);
        at = end + 1;
        return name;
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '`' || !isEnd(i + 1)) {
                name.append(c);
            } else if (text.charAt(i - 1) == '\\') {
                name.setCharAt(name.length() - 1, c);
            } else {
                at = i + 2;
                return name.toString();
            }
        }
        throw new ConfigException("Cannot read the field path " + text + ": the backtick at position " + at
                + " is not followed by another one before a dot or the end.");
    }

    private boolean isEnd(int i) {
        return i == text.length() || text.charAt(i) == '.';
    }
}
