package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

class DropTest {
    private static final Schema POINT = SchemaBuilder.struct()
            .name("Point")
            .version(2)
            .field("x", Schema.INT32_SCHEMA)
            .build();
    private static final SinkRecord RECORD =
            new SinkRecord("t", 0, Schema.STRING_SCHEMA, "k", POINT, new Struct(POINT).put("x", 1), 5);

    @Test
    void dropsSchemaTooUnlessToldOtherwise() {
        SinkRecord dropped = value(Map.of()).apply(RECORD);

        assertThat(dropped.value()).isNull();
        assertThat(dropped.valueSchema()).isNull();
        assertThat(dropped.key()).isEqualTo("k");
    }

    @Test
    void retainsSchemaAsItIs() {
        SinkRecord dropped = value(Map.of("schema.behavior", "retain")).apply(RECORD);

        assertThat(dropped.value()).isNull();
        assertThat(dropped.valueSchema()).isSameAs(POINT);
    }

    @Test
    void makesSchemaOptional() {
        SinkRecord dropped = value(Map.of("schema.behavior", "FORCE_OPTIONAL")).apply(RECORD);

        assertThat(dropped.value()).isNull();
        assertThat(dropped.valueSchema().isOptional()).isTrue();
        assertThat(dropped.valueSchema().name()).isEqualTo("Point");
        assertThat(dropped.valueSchema().fields()).isEqualTo(POINT.fields());
    }

    @Test
    void makesOptionalSchemaWithoutDefault() {
        Schema schema = SchemaBuilder.int32().defaultValue(7).build();
        SinkRecord record = new SinkRecord("t", 0, schema, 1, null, null, 5);
        Drop<SinkRecord> drop = new Drop.Key<>();
        drop.configure(Map.of("schema.behavior", "force_optional"));

        assertThat(drop.apply(record).keySchema()).isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    }

    @Test
    void leavesRecordsWithoutSchemaWithoutOne() {
        SinkRecord record = new SinkRecord("t", 0, null, "k", null, Map.of("a", 1), 5);

        SinkRecord dropped = value(Map.of("schema.behavior", "force_optional")).apply(record);

        assertThat(dropped.value()).isNull();
        assertThat(dropped.valueSchema()).isNull();
    }

    @Test
    void refusesUnknownBehavior() {
        assertThatThrownBy(() -> value(Map.of("schema.behavior", "validate"))).isInstanceOf(ConfigException.class);
    }

    private static Drop<SinkRecord> value(Map<String, String> settings) {
        Drop<SinkRecord> drop = new Drop.Value<>();
        drop.configure(settings);
        return drop;
    }
}
