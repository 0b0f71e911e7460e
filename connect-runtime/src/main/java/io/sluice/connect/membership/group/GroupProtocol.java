package io.sluice.connect.membership.group;

import java.util.List;
import java.util.Locale;

/**
 * A way for the members of a group to share work, as chosen by {@code connect.protocol}. A member offers its own and all
 * older ones; the coordinator picks the newest that every member offers.
 */
public enum GroupProtocol {
    /** All work stops while the group decides anew. */
    EAGER("default", 0),
    /** Only what moves stops. */
    COMPATIBLE("compatible", 1),
    /** As before; in addition workers sign the requests they send each other. */
    SESSIONED("sessioned", 2);

    private final String wireName;
    private final int version;

    GroupProtocol(String wireName, int version) {
        this.wireName = wireName;
        this.version = version;
    }

    String wireName() {
        return wireName;
    }

    /** The version written into metadata and assignments. */
    int version() {
        return version;
    }

    boolean isCooperative() {
        return this != EAGER;
    }

    /** What a member with this setting offers, best first. */
    List<GroupProtocol> offered() {
        return switch (this) {
            case EAGER -> List.of(EAGER);
            case COMPATIBLE -> List.of(COMPATIBLE, EAGER);
            case SESSIONED -> List.of(SESSIONED, COMPATIBLE, EAGER);
        };
    }

    static GroupProtocol named(String wireName) {
        for (GroupProtocol protocol : values()) if (protocol.wireName.equals(wireName)) return protocol;
        throw new IllegalArgumentException("The group chose the protocol " + wireName
                + ", which this worker never offered; look for another kind of client that uses the same group.id");
    }

    /** Reads the setting {@code connect.protocol}. */
    public static GroupProtocol ofSetting(String value) {
        return valueOf(value.toUpperCase(Locale.ROOT));
    }
}
