package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Where we differ from the released transformations on purpose. */
class ClearRefusalsTest {
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("Order")
            .field("a", Schema.STRING_SCHEMA)
            .build();

    @Test
    void refusesTimestampPatternThatIsNoneAtOnce() {
        assertThatThrownBy(() -> new TimestampRouter<SinkRecord>().configure(Map.of("timestamp.format", "nonsense")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("timestamp.format");
    }

    @Test
    void namesFieldThatCannotBecomeHeader() {
        var transform = new HeaderFrom.Value<SinkRecord>();
        transform.configure(Map.of("fields", "b", "headers", "h", "operation", "copy"));

        assertThatThrownBy(() -> transform.apply(record(SCHEMA, new Struct(SCHEMA).put("a", "x"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("field b");
    }

    @Test
    void namesFormatThatTextNeeds() {
        var transform = new TimestampConverter.Value<SinkRecord>();
        transform.configure(Map.of("target.type", "unix"));

        assertThatThrownBy(() -> transform.apply(record(Schema.STRING_SCHEMA, "2019")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("\"format\"");
    }

    @Test
    void renamesOntoNameOfFieldThatIsNotThere() {
        var transform = new ReplaceField.Value<SinkRecord>();
        transform.configure(Map.of("renames", "a:x,b:x"));

        SinkRecord renamed = transform.apply(record(SCHEMA, new Struct(SCHEMA).put("a", "y")));

        assertThat(((Struct) renamed.value()).get("x")).isEqualTo("y");
    }

    @Test
    void castsWhatIsLeftOfBufferToText() {
        var transform = new Cast.Value<SinkRecord>();
        transform.configure(Map.of("spec", "string"));
        ByteBuffer middle = ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2);

        assertThat(transform.apply(record(Schema.BYTES_SCHEMA, middle)).value()).isEqualTo("AgM=");
        assertThat(middle.remaining()).isEqualTo(2);
    }

    @Test
    void castsFieldsOfStructWhoseSchemaHasDefault() {
        SchemaBuilder schema = SchemaBuilder.struct().field("a", Schema.STRING_SCHEMA);
        schema.defaultValue(new Struct(schema).put("a", "0"));
        var transform = new Cast.Value<SinkRecord>();
        transform.configure(Map.of("spec", "a:int32"));

        SinkRecord cast = transform.apply(record(schema.build(), new Struct(schema).put("a", "7")));

        assertThat(((Struct) cast.value()).get("a")).isEqualTo(7);
        assertThat(cast.valueSchema().defaultValue()).isNull();
    }

    private static SinkRecord record(Schema schema, Object value) {
        return new SinkRecord("orders", 0, null, null, schema, value, 1);
    }
}
