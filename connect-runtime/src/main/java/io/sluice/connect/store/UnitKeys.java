package io.sluice.connect.store;

import io.sluice.connect.model.TaskId;
import java.util.Optional;

/** Takes names of units apart where they are part of a key. */
final class UnitKeys {
    private UnitKeys() {}

    /** The task in {@code NAME-N}; the name may itself contain dashes and digits, so the last dash counts. */
    static Optional<TaskId> task(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 0 || dash == text.length() - 1) return Optional.empty();
        String number = text.substring(dash + 1);
        if (!number.chars().allMatch(c -> c >= '0' && c <= '9')) return Optional.empty();
        try {
            return Optional.of(new TaskId(text.substring(0, dash), Integer.parseInt(number)));
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }
}
