package org.apache.kafka.connect.transforms.util;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;

/** Starts a schema that resembles another. */
public class SchemaUtil {

    /**
     * A builder of the same type with the same name, version, doc and parameters. Whether it is optional, its default
     * and its fields are left to the caller.
     *
     * @param source the schema to resemble
     * @return the builder
     */
    public static SchemaBuilder copySchemaBasics(Schema source) {
        SchemaBuilder builder =
                switch (source.type()) {
                    case ARRAY -> SchemaBuilder.array(source.valueSchema());
                    case MAP -> SchemaBuilder.map(source.keySchema(), source.valueSchema());
                    default -> new SchemaBuilder(source.type());
                };
        return copySchemaBasics(source, builder);
    }

    /**
     * Gives a builder the name, version, doc and parameters of a schema.
     *
     * @param source the schema to resemble
     * @param builder the builder to change
     * @return the builder
     */
    public static SchemaBuilder copySchemaBasics(Schema source, SchemaBuilder builder) {
        builder.name(source.name());
        builder.version(source.version());
        builder.doc(source.doc());
        if (source.parameters() != null) {
            builder.parameters(source.parameters());
        }
        return builder;
    }
}
