package io.sluice.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Sees to it that both sides do the same before anybody measures how fast they do it. */
final class Agreement {
    private static final int TIMES = 100; // more than there are different inputs to any work

    private Agreement() {}

    static void check(List<String> names) throws Exception {
        Map<String, Callable<Callable<Object>>> sluice = Side.SLUICE.work();
        Map<String, Callable<Callable<Object>>> apache = Side.APACHE.work();
        for (String name : names) {
            Callable<Object> ours = sluice.get(name).call();
            Callable<Object> theirs = apache.get(name).call();
            for (int time = 0; time < TIMES; time++) {
                String result = text(ours.call());
                String expected = text(theirs.call());
                if (!result.equals(expected)) {
                    throw new IllegalStateException("Cannot compare \"" + name + "\": the sides answer differently."
                            + "\n  sluice: " + result + "\n  apache: " + expected);
                }
            }
        }
    }

    private static String text(Object result) {
        if (result instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (result instanceof Object[] several) {
            List<String> texts = new ArrayList<>();
            for (Object one : several) {
                texts.add(text(one));
            }
            return texts.toString();
        }
        return String.valueOf(result);
    }
}
