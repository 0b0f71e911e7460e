package io.sluice.connect.plugins;

/** No plugin of that name, or none of the wanted version, can be found; the message says where the worker looked. */
public final class UnknownPlugin extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean onlyVersionMissing;

    UnknownPlugin(String message, boolean onlyVersionMissing) {
        super(message);
        this.onlyVersionMissing = onlyVersionMissing;
    }

    /** Whether the plugin exists, but not in the version asked for. */
    public boolean onlyVersionMissing() {
        return onlyVersionMissing;
    }
}
