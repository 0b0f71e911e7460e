package org.apache.kafka.connect.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.junit.jupiter.api.Test;

class JsonConverterTest {
    private static final Schema PERSON = SchemaBuilder.struct()
            .field("name", Schema.STRING_SCHEMA)
            .field("age", Schema.INT32_SCHEMA)
            .build();

    @Test
    void givesRecordsOfOneSchemaTheSameSchemaObject() {
        JsonConverter converter = converter(Map.of());
        byte[] first = converter.fromConnectData("t", PERSON, person("Ada", 36));
        byte[] second = converter.fromConnectData("t", PERSON, person("Grace", 85));

        assertThat(converter.toConnectData("t", second).schema())
                .isSameAs(converter.toConnectData("t", first).schema())
                .isEqualTo(PERSON);
    }

    @Test
    void recognisesASchemaBehindThePayload() {
        JsonConverter converter = converter(Map.of());
        String schema = converter.asJsonSchema(PERSON).toString();
        SchemaAndValue before = converter.toConnectData(
                "t", utf8("{\"schema\":" + schema + ",\"payload\":{\"name\":\"A\",\"age\":1}}"));
        SchemaAndValue behind = converter.toConnectData(
                "t", utf8("{\"payload\":{\"name\":\"A\",\"age\":1},\"schema\":" + schema + "}"));

        assertThat(behind.schema()).isSameAs(before.schema());
        assertThat(behind.value()).isEqualTo(before.value());
    }

    @Test
    void remembersNoMoreSchemasThanAllowed() {
        JsonConverter converter = converter(Map.of("schemas.cache.size", "2"));
        Schema first = converter.toConnectData("t", record(0)).schema();
        for (int n = 1; n <= 2; n++) {
            converter.toConnectData("t", record(n));
        }

        assertThat(converter.toConnectData("t", record(0)).schema())
                .isNotSameAs(first)
                .isEqualTo(first);
    }

    @Test
    void writesWhatABuilderSaysNow() {
        JsonConverter converter = converter(Map.of());
        SchemaBuilder builder = SchemaBuilder.string();
        converter.fromConnectData("t", builder, "x");
        builder.doc("later");

        assertThat(converter.fromConnectData("t", builder, "x"))
                .asString(StandardCharsets.UTF_8)
                .contains("later");
    }

    @Test
    void writesOnAfterAnError() {
        JsonConverter converter = converter(Map.of());
        assertThatThrownBy(() -> converter.fromConnectData("t", PERSON, new Struct(PERSON).put("name", "half")))
                .isInstanceOf(DataException.class);

        assertThat(converter.fromConnectData("t", Schema.INT32_SCHEMA, 1))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"schema\":{\"type\":\"int32\",\"optional\":false},\"payload\":1}");
    }

    @Test
    void writesRecordsWhoseSchemaCannotBeWrittenIfTheyDoNotCarryIt() {
        Schema counter = SchemaBuilder.struct()
                .field("n", SchemaBuilder.int32().defaultValue(5).build())
                .build();
        Schema counters = SchemaBuilder.array(counter)
                .defaultValue(List.of(new Struct(counter)))
                .build();
        List<Struct> value = List.of(new Struct(counter).put("n", 1));
        JsonConverter bare = converter(Map.of("schemas.enable", "false", "replace.null.with.default", "false"));
        JsonConverter carrying = converter(Map.of("replace.null.with.default", "false"));

        assertThat(bare.fromConnectData("t", counters, value))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("[{\"n\":1}]");
        assertThatThrownBy(() -> carrying.fromConnectData("t", counters, value)).isInstanceOf(DataException.class);
    }

    @Test
    void writesBuffersThatHideTheirArray() {
        ByteBuffer buffer =
                ByteBuffer.wrap(new byte[] {1, 2, 3}).asReadOnlyBuffer().position(1);

        assertThat(converter(Map.of("schemas.enable", "false")).fromConnectData("t", Schema.BYTES_SCHEMA, buffer))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"AgM=\"");
        assertThat(buffer.position()).isEqualTo(1);
    }

    @Test
    void givesAwaySchemaTreesThatMayBeChanged() {
        JsonConverter converter = converter(Map.of());
        ObjectNode tree = converter.asJsonSchema(PERSON);
        tree.removeAll();

        assertThat(converter.asConnectSchema(converter.asJsonSchema(PERSON))).isEqualTo(PERSON);
    }

    @Test
    void saysThatItMustBeConfigured() {
        assertThatThrownBy(() -> new JsonConverter().fromConnectData("t", null, "x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("configure");
    }

    @Test
    void blamesJsonItCannotRead() {
        assertThatThrownBy(() -> converter(Map.of()).toConnectData("t", utf8("{\"schema\":")))
                .isInstanceOf(DataException.class)
                .cause()
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void survivesSchemasTooDeepForItsStack() throws Exception {
        JsonConverter converter = converter(Map.of());
        String schema = "{\"type\":\"array\",\"items\":".repeat(900) + "{\"type\":\"int8\"}" + "}".repeat(900);
        List<Throwable> thrown = new ArrayList<>();
        Runnable read = () -> converter.toConnectData("t", utf8("{\"schema\":" + schema + ",\"payload\":[]}"));
        Thread small = new Thread(null, read, "small stack", 160 * 1024);
        small.setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
        small.start();
        small.join(TimeUnit.SECONDS.toMillis(30));

        assertThat(thrown).allSatisfy(error -> assertThat(error).isInstanceOf(DataException.class));
    }

    @Test
    void servesSeveralThreads() throws Exception {
        JsonConverter converter = converter(Map.of("schemas.cache.size", "3"));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> done = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int offset = thread;
                done.add(threads.submit((Callable<Boolean>) () -> {
                    for (int n = 0; n < 2_000; n++) {
                        roundTrip(converter, (n + offset) % 7, "value " + n + " of " + offset);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> each : done) {
                assertThat(each.get(60, TimeUnit.SECONDS)).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void roundTrip(JsonConverter converter, int which, String text) {
        Schema schema = SchemaBuilder.struct()
                .field("field" + which, Schema.STRING_SCHEMA)
                .build();
        Struct value = new Struct(schema).put("field" + which, text);
        assertThat(converter.toConnectData("t", converter.fromConnectData("t", schema, value)))
                .isEqualTo(new SchemaAndValue(schema, value));
    }

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(Converter.class)).hasAtLeastOneElementOfType(JsonConverter.class);
        assertThat(ServiceLoader.load(HeaderConverter.class)).hasAtLeastOneElementOfType(JsonConverter.class);
    }

    @Test
    void serializesTreesAndReadsThemBack() throws Exception {
        try (JsonSerializer serializer = new JsonSerializer();
                JsonDeserializer deserializer = new JsonDeserializer()) {
            var tree = new ObjectMapper().readTree("{\"a\":[1,3000000000,1.5,null,\"x\"]}");

            assertThat(deserializer.deserialize("t", serializer.serialize("t", tree)))
                    .isEqualTo(tree);
            assertThat(serializer.serialize("t", null)).isNull();
            assertThat(deserializer.deserialize("t", null)).isNull();
            assertThat(deserializer.deserialize("t", new byte[0])).isInstanceOf(MissingNode.class);
            assertThat(deserializer.deserialize("t", utf8("01")).intValue()).isEqualTo(1);
            assertThatThrownBy(() -> deserializer.deserialize("t", utf8("{")))
                    .isInstanceOf(SerializationException.class);
        }
    }

    private static JsonConverter converter(Map<String, String> settings) {
        JsonConverter converter = new JsonConverter();
        converter.configure(settings, false);
        return converter;
    }

    private static Struct person(String name, int age) {
        return new Struct(PERSON).put("name", name).put("age", age);
    }

    private static byte[] record(int version) {
        return utf8("{\"schema\":{\"type\":\"int32\",\"version\":" + version + "},\"payload\":1}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As Debezium's converter of CloudEvents does (recorded contract: which classes plugins name). */
    @Test
    void readsAPayloadForThoseWhoKnowTheMethodByName() throws Exception {
        JsonConverter converter = converter(Map.of());
        var method = JsonConverter.class.getDeclaredMethod("convertToConnect", Schema.class, JsonNode.class);
        method.setAccessible(true);
        Schema schema = SchemaBuilder.struct()
                .field("id", Schema.INT64_SCHEMA)
                .field("name", Schema.OPTIONAL_STRING_SCHEMA)
                .build();
        JsonNode payload = new ObjectMapper().readTree("{\"id\":7,\"name\":\"seven\"}");

        assertThat(method.invoke(converter, schema, payload))
                .isEqualTo(new Struct(schema).put("id", 7L).put("name", "seven"));
        assertThat(method.invoke(converter, Schema.OPTIONAL_STRING_SCHEMA, null))
                .isNull();
    }
}
