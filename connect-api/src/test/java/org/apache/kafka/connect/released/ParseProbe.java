package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.function.UnaryOperator;
import org.apache.kafka.connect.data.Values;

/** What a text is read as. */
public final class ParseProbe implements UnaryOperator<String> {
    @Override
    public String apply(String text) {
        return Outcome.of(() -> Values.parseString(text));
    }
}
