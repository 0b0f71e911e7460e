package org.apache.kafka.connect.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.connect.data.Schema;

/**
 * Remembers what a transformation has worked out for each schema. Records of one stream mostly share a schema object, so
 * that is asked for first, in a small table without chains; schemas that are only equal are found in a map, which forgets
 * the one not used for longest. Used by one thread.
 *
 * @param <P> the plan
 */
final class SchemaPlans<P> {
    private static final int RECENT = 16;
    private static final int KEPT = 128;

    private final Function<Schema, P> planner;
    private final Schema[] recent = new Schema[RECENT];
    private final Object[] recentPlans = new Object[RECENT];
    private final Map<Schema, P> plans = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Schema, P> eldest) {
            return size() > KEPT;
        }
    };

    SchemaPlans(Function<Schema, P> planner) {
        this.planner = planner;
    }

    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // a slot holds the plan of the very schema beside it
    P of(Schema schema) {
        int slot = System.identityHashCode(schema) & (RECENT - 1);
        return recent[slot] == schema ? (P) recentPlans[slot] : ofEqual(schema, slot);
    }

    private P ofEqual(Schema schema, int slot) {
        P plan = plans.get(schema);
        if (plan == null) {
            plan = planner.apply(schema);
            plans.put(schema, plan);
        }
        recent[slot] = schema;
        recentPlans[slot] = plan;
        return plan;
    }
}
