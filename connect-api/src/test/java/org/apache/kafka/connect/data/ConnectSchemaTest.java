package org.apache.kafka.connect.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class ConnectSchemaTest {
    private static final Schema ORDER = order().build();

    private static SchemaBuilder order() {
        return SchemaBuilder.struct()
                .name("Order")
                .version(2)
                .field("id", Schema.INT64_SCHEMA)
                .field("placed", Timestamp.SCHEMA)
                .field("lines", SchemaBuilder.array(Schema.STRING_SCHEMA).build())
                .field("note", Schema.OPTIONAL_STRING_SCHEMA);
    }

    private static Struct anOrder() {
        return new Struct(ORDER)
                .put("id", 7L)
                .put("placed", new java.util.Date(0))
                .put("lines", new ArrayList<>(List.of("pen", "ink")));
    }

    @Test
    void equalSchemasBuiltApartHaveEqualHashes() {
        assertThat(order().build()).isEqualTo(ORDER).hasSameHashCodeAs(ORDER);
    }

    @Test
    void differsFromSchemaWithOneMoreField() {
        assertThat(order().field("more", Schema.INT8_SCHEMA).build()).isNotEqualTo(ORDER);
    }

    @Test
    void comparesDefaultsByContent() {
        Schema one = SchemaBuilder.bytes().defaultValue(new byte[] {1}).build();
        Schema same = SchemaBuilder.bytes().defaultValue(new byte[] {1}).build();
        Schema other = SchemaBuilder.bytes().defaultValue(new byte[] {2}).build();

        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
    }

    @Test
    void staysAsBuiltWhenItsBuilderGoesOn() {
        SchemaBuilder builder = SchemaBuilder.struct().parameter("a", "b").field("first", Schema.INT8_SCHEMA);
        Schema built = builder.build();

        builder.parameter("c", "d").field("second", Schema.INT8_SCHEMA);

        assertThat(built.parameters()).containsOnlyKeys("a");
        assertThat(built.fields()).extracting(Field::name).containsExactly("first");
    }

    @Test
    void staysAsBuiltWhenTheGivenParametersChange() {
        Map<String, String> parameters = new HashMap<>(Map.of("a", "b"));
        Schema schema =
                new ConnectSchema(Schema.Type.INT8, false, null, null, null, null, parameters, null, null, null);

        parameters.put("c", "d");

        assertThat(schema.parameters()).containsOnlyKeys("a");
    }

    @Test
    void namesFieldSchemaAndClassOfRefusedValue() {
        assertThatThrownBy(() -> anOrder().put("id", "seven"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("\"id\"", "INT64", "java.lang.String");
    }

    @Test
    void keepsRefusedValueOutOfTheMessage() {
        assertThatThrownBy(() -> anOrder().put("id", "s3cret"))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void allocatesNothingForValuesThatFollowTheirSchema() {
        Struct order = anOrder();
        Field id = ORDER.field("id");
        Long seven = 7L;
        Runnable work = () -> {
            for (int i = 0; i < 10_000; i++) {
                ConnectSchema.validateValue(ORDER, order);
                order.put(id, seven);
                order.get("lines");
            }
        };
        work.run();

        assertThat(allocatedBy(work)).isLessThan(10_000); // less than a byte for each
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
