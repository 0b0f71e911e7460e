package io.sluice.bench.work;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;

/** JsonConverter both ways, with its schema beside the data and without. */
final class JsonConverterWork {
    private static final String TOPIC = "orders";

    private JsonConverterWork() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add("JsonConverter: write a row, with its schema", () -> {
            JsonConverter converter = converter(true);
            Schema schema = Order.schema();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> converter.fromConnectData(TOPIC, schema, rows.next());
        });
        catalogue.add("JsonConverter: write a row, with a schema object of its own", () -> {
            JsonConverter converter = converter(true);
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(Order.schema()));
            return () -> {
                Struct row = rows.next();
                return converter.fromConnectData(TOPIC, row.schema(), row);
            };
        });
        catalogue.add("JsonConverter: read a row, with its schema", () -> {
            JsonConverter converter = converter(true);
            Schema schema = Order.schema();
            Inputs<byte[]> rows = new Inputs<>(n ->
                    converter.fromConnectData(TOPIC, schema, Order.number(n).struct(schema)));
            return () -> converter.toConnectData(TOPIC, rows.next());
        });
        catalogue.add("JsonConverter: write a string, with its schema", () -> {
            JsonConverter converter = converter(true);
            Inputs<String> texts = new Inputs<>(n -> Order.number(n).customer());
            return () -> converter.fromConnectData(TOPIC, Schema.STRING_SCHEMA, texts.next());
        });
        catalogue.add("JsonConverter: read a string, with its schema", () -> {
            JsonConverter converter = converter(true);
            Inputs<byte[]> texts = new Inputs<>(n -> converter.fromConnectData(
                    TOPIC, Schema.STRING_SCHEMA, Order.number(n).customer()));
            return () -> converter.toConnectData(TOPIC, texts.next());
        });
        catalogue.add("JsonConverter: write a row (struct), schemas.enable=false", () -> {
            JsonConverter converter = converter(false);
            Schema schema = Order.schema();
            Inputs<Struct> rows = new Inputs<>(n -> Order.number(n).struct(schema));
            return () -> converter.fromConnectData(TOPIC, schema, rows.next());
        });
        catalogue.add("JsonConverter: write a row (map), schemas.enable=false", () -> {
            JsonConverter converter = converter(false);
            Inputs<Map<String, Object>> rows = new Inputs<>(n -> Order.number(n).map());
            return () -> converter.fromConnectData(TOPIC, null, rows.next());
        });
        catalogue.add("JsonConverter: read a row, schemas.enable=false", () -> {
            JsonConverter converter = converter(false);
            Inputs<byte[]> rows = new Inputs<>(
                    n -> converter.fromConnectData(TOPIC, null, Order.number(n).map()));
            return () -> converter.toConnectData(TOPIC, rows.next());
        });
    }

    private static JsonConverter converter(boolean schemas) {
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("schemas.enable", schemas), false);
        return converter;
    }
}
