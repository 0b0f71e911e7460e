package org.apache.kafka.connect.released;

import io.sluice.released.world.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Values;

/** How text is cut into tokens, which subclasses of {@link Values} may rely on. */
public final class TokenProbe extends Values implements Supplier<Map<String, String>> {
    private static final List<String> TEXTS = List.of(
            "", "a", "a,b", "{a:b}", "a\\,b", "\"x y\",[1]", "\\", "\\\\", "a\\", "[[", " a ,  b ", "  [x", "   ");

    private final Map<String, String> outcomes = new LinkedHashMap<>();

    @Override
    public Map<String, String> get() {
        for (String text : TEXTS) {
            outcomes.put("tokens of <" + text + ">", Outcome.of(() -> tokens(new Parser(text))));
            for (String expected : List.of("a", "b", ",", "[", " a ", "")) {
                outcomes.put("<" + text + "> from " + expected, Outcome.of(() -> {
                    Parser parser = new Parser(text);
                    return parser.canConsume(expected) + " " + parser.position() + " " + tokens(parser);
                }));
                outcomes.put("<" + text + "> exactly from " + expected, Outcome.of(() -> {
                    Parser parser = new Parser(text);
                    return parser.canConsume(expected, false) + " " + parser.mark() + " " + tokens(parser);
                }));
            }
            for (int index = -1; index < 5; index++) {
                int i = index;
                outcomes.put("<" + text + "> taking " + i, Outcome.of(() -> {
                    Parser parser = new Parser(text);
                    return parser.next(i) + " " + parser.previous() + " " + tokens(parser);
                }));
                outcomes.put("<" + text + "> from " + i, Outcome.of(() -> {
                    Parser parser = new Parser(text);
                    parser.rewindTo(i);
                    return tokens(parser);
                }));
            }
        }
        return outcomes;
    }

    private static String tokens(Parser parser) {
        StringBuilder tokens = new StringBuilder();
        while (parser.hasNext()) {
            tokens.append('<').append(parser.next()).append('>').append(parser.position());
        }
        return tokens + parser.next() + parser.previous() + parser.original();
    }
}
