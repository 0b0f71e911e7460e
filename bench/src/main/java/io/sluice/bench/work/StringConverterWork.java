package io.sluice.bench.work;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.storage.StringConverter;

/** StringConverter both ways. */
final class StringConverterWork {
    private static final String TOPIC = "orders";

    private StringConverterWork() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add("StringConverter: write", () -> {
            StringConverter converter = converter();
            Inputs<String> texts = new Inputs<>(n -> Order.number(n).email());
            return () -> converter.fromConnectData(TOPIC, Schema.STRING_SCHEMA, texts.next());
        });
        catalogue.add("StringConverter: read", () -> {
            StringConverter converter = converter();
            Inputs<byte[]> texts = new Inputs<>(n -> Order.number(n).email().getBytes(StandardCharsets.UTF_8));
            return () -> converter.toConnectData(TOPIC, texts.next());
        });
    }

    private static StringConverter converter() {
        StringConverter converter = new StringConverter();
        converter.configure(Map.of(), false);
        return converter;
    }
}
