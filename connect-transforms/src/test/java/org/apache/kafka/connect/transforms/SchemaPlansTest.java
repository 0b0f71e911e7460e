package org.apache.kafka.connect.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaPlansTest {
    private final List<Schema> planned = new ArrayList<>();
    private final SchemaPlans<String> plans = new SchemaPlans<>(schema -> {
        planned.add(schema);
        return schema.name();
    });

    @Test
    void plansOnceForEqualSchemas() {
        for (int i = 0; i < 100; i++) {
            assertThat(plans.of(named("a"))).isEqualTo("a");
        }
        assertThat(planned).hasSize(1);
    }

    @Test
    void tellsApartSchemasThatShareASlot() {
        List<Schema> schemas = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            schemas.add(named("s" + i));
        }
        for (int round = 0; round < 3; round++) {
            for (Schema schema : schemas) {
                assertThat(plans.of(schema)).isEqualTo(schema.name());
            }
        }
        assertThat(planned).hasSize(100);
    }

    @Test
    void forgetsWhatWasNotUsedForLong() {
        plans.of(named("first"));
        for (int i = 0; i < 1000; i++) {
            plans.of(named("s" + i));
        }
        plans.of(named("first"));

        assertThat(planned).hasSize(1002);
    }

    private static Schema named(String name) {
        return SchemaBuilder.int32().name(name).build();
    }
}
