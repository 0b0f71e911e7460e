package org.apache.kafka.connect.storage;

import java.util.Locale;

/** Which part of a record a converter is made for. */
public enum ConverterType {
    /** The key. */
    KEY,
    /** The value. */
    VALUE,
    /** The headers. */
    HEADER;

    private final String name = name().toLowerCase(Locale.ROOT);

    /**
     * Finds a type by its name.
     *
     * @param name the name in any case; may be null
     * @return the type, or null if none is called so
     */
    public static ConverterType withName(String name) {
        for (ConverterType type : values()) {
            if (type.name.equalsIgnoreCase(name)) {
                return type;
            }
        }
        return null;
    }

    /** @return the name in lower case, as settings have it; not null */
    public String getName() {
        return name;
    }
}
