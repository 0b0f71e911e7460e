package org.apache.kafka.connect.transforms;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** Which fields of one struct schema go to which of another. Made once for a pair of schemas. */
final class StructCopy {
    private final Schema target;
    private final Field[] from;
    private final Field[] to;

    private StructCopy(Schema target, List<Field> from, List<Field> to) {
        this.target = target;
        this.from = from.toArray(new Field[0]);
        this.to = to.toArray(new Field[0]);
    }

    /** Copies each field of the source that the target has too, by name. */
    static StructCopy byName(Schema source, Schema target) {
        Builder copy = new Builder();
        for (Field field : source.fields()) {
            if (target.field(field.name()) != null) {
                copy.move(field, field.name());
            }
        }
        return copy.into(target);
    }

    Schema target() {
        return target;
    }

    /** A new struct of the target schema with the values copied. */
    Struct of(Struct source, Nulls nulls) {
        Struct copy = new Struct(target);
        for (int i = 0; i < from.length; i++) {
            copy.put(to[i], nulls.read(source, from[i]));
        }
        return copy;
    }

    /** Collects the moves before the target schema is finished. */
    static final class Builder {
        private final List<Field> from = new ArrayList<>();
        private final List<String> to = new ArrayList<>();

        void move(Field field, String name) {
            from.add(field);
            to.add(name);
        }

        StructCopy into(Schema target) {
            return new StructCopy(target, from, to.stream().map(target::field).toList());
        }
    }
}
