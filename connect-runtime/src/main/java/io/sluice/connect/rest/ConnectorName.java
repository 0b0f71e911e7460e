package io.sluice.connect.rest;

import java.util.Map;

/** What a new connector may be called: every name that can be addressed at {@code /connectors/NAME}. */
final class ConnectorName {
    private static final String UNADDRESSABLE = "/%\\;";

    private ConnectorName() {}

    static String checked(String name) {
        if (name.isEmpty()) throw RestFailure.badRequest("The name of the connector is empty; give it one");
        if (name.equals(".") || name.equals(".."))
            throw RestFailure.badRequest("A connector cannot be called " + name + ": in a path this means a folder");
        name.codePoints().filter(ConnectorName::isUnusable).findFirst().ifPresent(character -> {
            throw RestFailure.badRequest("The connector name " + shown(name) + " contains " + shown(character)
                    + ", so that no path could address it; leave it out");
        });
        return name;
    }

    /** The configuration with its name in it; refused if it already names another connector. */
    static void put(String name, Map<String, String> config) {
        String inside = config.putIfAbsent("name", name);
        if (inside != null && !inside.equals(name))
            throw RestFailure.badRequest("The configuration is for connector " + shown(inside)
                    + " (its member name), but the request is about connector " + shown(name));
    }

    private static boolean isUnusable(int character) {
        return Character.isISOControl(character) || UNADDRESSABLE.indexOf(character) >= 0;
    }

    private static String shown(int character) {
        return Character.isISOControl(character)
                ? String.format("the control character U+%04X", character)
                : "'" + Character.toString(character) + "'";
    }

    private static String shown(String name) {
        return name.codePoints()
                .map(character -> Character.isISOControl(character) ? '?' : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
