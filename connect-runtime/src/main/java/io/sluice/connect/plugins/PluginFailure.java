package io.sluice.connect.plugins;

/** Plugin code threw where the worker called it; the cause is what it threw. */
public final class PluginFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PluginFailure(String attempted, Plugin plugin, Throwable cause) {
        super("Cannot " + attempted + " " + plugin + ": " + cause, cause);
    }
}
