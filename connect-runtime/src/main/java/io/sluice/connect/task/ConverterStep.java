package io.sluice.connect.task;

import java.util.function.Consumer;

/**
 * Lets one converter do its part.
 *
 * @param work the call of the converter on a draft
 */
record ConverterStep<D>(StageKind kind, Class<?> plugin, Consumer<D> work) implements Stage<D> {

    @Override
    public boolean run(D draft) {
        work.accept(draft);
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
