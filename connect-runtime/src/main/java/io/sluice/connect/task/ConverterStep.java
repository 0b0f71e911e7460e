package io.sluice.connect.task;

/**
 * Lets one converter do its part.
 *
 * @param work the call of the converter, on the draft it was planned with
 */
record ConverterStep(StageKind kind, Class<?> plugin, Runnable work) implements Stage {

    @Override
    public boolean run() {
        work.run();
        return true;
    }

    @Override
    public String label() {
        return switch (kind) {
            case KEY_CONVERTER -> "Key converter " + plugin.getName();
            case VALUE_CONVERTER -> "Value converter " + plugin.getName();
            default -> "Header converter " + plugin.getName();
        };
    }
}
