package io.sluice.bench.work;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Values;

/** Text to values and back, as headers and casts do it. */
final class ValuesWork {
    private ValuesWork() {}

    static void addTo(Catalogue catalogue) {
        parse(catalogue, "a whole number", new Inputs<>(n -> Integer.toString(n * 12_345)));
        parse(catalogue, "a decimal number", new Inputs<>(n -> n + ".25"));
        parse(catalogue, "a word", new Inputs<>(n -> "customer-" + n));
        parse(catalogue, "a sentence", new Inputs<>(n -> "Please ring the bell twice; it is order " + n));
        parse(catalogue, "a timestamp", new Inputs<>(n -> "2026-11-%02dT10:15:30.123Z".formatted(n % 28 + 1)));
        parse(catalogue, "a list of numbers", new Inputs<>(n -> "[1, 2, 3, 4, " + (n + 5) + "]"));
        parse(catalogue, "a map", new Inputs<>(n -> "{\"id\": " + n + ", \"quantity\": 3, \"total\": 250}"));
        catalogue.add("Values.convertToString: a map", () -> {
            Schema schema =
                    SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA).build();
            Inputs<Map<String, Integer>> maps = new Inputs<>(n -> new TreeMap<>(Map.of("a", n, "b", 2, "c", 3)));
            return () -> Values.convertToString(schema, maps.next());
        });
        catalogue.add("Values.convertToLong: an int", () -> {
            Inputs<Integer> numbers = new Inputs<>(n -> n * 1_000);
            return () -> Values.convertToLong(Schema.INT32_SCHEMA, numbers.next());
        });
        catalogue.add("Values.convertToLong: text", () -> {
            Inputs<String> texts = new Inputs<>(n -> Integer.toString(n * 1_000));
            return () -> Values.convertToLong(Schema.STRING_SCHEMA, texts.next());
        });
        catalogue.add("Values.convertToList: text", () -> {
            Inputs<String> texts = new Inputs<>(n -> "[\"a\", \"b\", \"c" + n + "\"]");
            return () -> List.copyOf(Values.convertToList(Schema.STRING_SCHEMA, texts.next()));
        });
    }

    private static void parse(Catalogue catalogue, String what, Inputs<String> texts) {
        catalogue.add("Values.parseString: " + what, () -> () -> Values.parseString(texts.next()));
    }
}
