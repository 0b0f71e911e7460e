package org.apache.kafka.connect.converters;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.policy.AllowlistConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigOverridePolicy;
import org.apache.kafka.connect.connector.policy.ConnectorClientConfigRequest;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.health.ConnectorType;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;

/** Tries out the converters and policies that its class loader knows, and answers what each did. */
final class WorkerPluginsScript implements Supplier<List<String>> {
    private static final Schema[] SCHEMAS = {
        null,
        Schema.BOOLEAN_SCHEMA,
        Schema.OPTIONAL_INT16_SCHEMA,
        Schema.INT32_SCHEMA,
        Schema.INT64_SCHEMA,
        Schema.FLOAT32_SCHEMA,
        Schema.FLOAT64_SCHEMA,
        Schema.OPTIONAL_BYTES_SCHEMA,
        Schema.STRING_SCHEMA
    };
    private final List<String> answers = new ArrayList<>();

    @Override
    public List<String> get() {
        converters().forEach(this::converter);
        policies().forEach(this::policy);
        return answers;
    }

    private static List<Converter> converters() {
        return List.of(
                new ByteArrayConverter(),
                new BooleanConverter(),
                new ShortConverter(),
                new IntegerConverter(),
                new LongConverter(),
                new FloatConverter(),
                new DoubleConverter());
    }

    private static List<ConnectorClientConfigOverridePolicy> policies() {
        List<ConnectorClientConfigOverridePolicy> policies = new ArrayList<>();
        ServiceLoader.load(ConnectorClientConfigOverridePolicy.class, WorkerPluginsScript.class.getClassLoader())
                .forEach(policies::add);
        policies.sort(Comparator.comparing(policy -> policy.getClass().getName()));
        return policies;
    }

    private void converter(Converter converter) {
        HeaderConverter headers = (HeaderConverter) converter;
        String name = converter.getClass().getName();
        answer(name + " version", headers::version);
        answer(name + " settings", () -> settings(converter.config()));
        answer(name + " configured without type", () -> {
            headers.configure(Map.of());
            return "done";
        });
        answer(name + " configured with unknown type", () -> {
            headers.configure(Map.of("converter.type", "nose"));
            return "done";
        });
        answer(name + " configured", () -> {
            converter.configure(Map.of(), true);
            return "done";
        });
        for (Schema schema : SCHEMAS) {
            for (int n = 0; n < values().length; n++) {
                int which = n;
                String what = name + " writes value " + n + " as " + (schema == null ? null : schema.type());
                answer(what, () -> converter.fromConnectData("topic", schema, values()[which]));
                answer(what + " as header", () -> headers.fromConnectHeader("topic", "key", schema, values()[which]));
            }
        }
        byte[][] records = {
            null,
            {},
            {0},
            {1},
            {2},
            {1, 2},
            {1, 2, 3},
            {1, 2, 3, 4},
            {1, 2, 3, 4, 5, 6, 7, 8},
            {1, 2, 3, 4, 5, 6, 7, 8, 9}
        };
        for (byte[] record : records) {
            String what = name + " reads " + Arrays.toString(record);
            answer(what, () -> converter.toConnectData("topic", record));
            answer(what + " from header", () -> headers.toConnectHeader("topic", "key", record));
        }
    }

    /** Values of all kinds, new for each call since a converter may move the position of a buffer. */
    private static Object[] values() {
        ByteBuffer consumed = ByteBuffer.wrap(new byte[] {1, 2, 3}).position(2);
        return new Object[] {
            null,
            true,
            (byte) 1,
            (short) -2,
            3,
            4L,
            5.5f,
            Double.NaN,
            "x",
            new byte[] {1, 2},
            consumed,
            ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 1),
            ByteBuffer.allocateDirect(2)
        };
    }

    private void policy(ConnectorClientConfigOverridePolicy policy) {
        String name = policy.getClass().getName();
        answer(name + " version", policy::version);
        answer(name + " settings", () -> settings(policy.config()));
        answer(name + " unconfigured", () -> judged(policy));
        for (Object list :
                new Object[] {"", "acks", " acks , linger.ms", "acks,acks", List.of("linger.ms"), ",", "acks,"}) {
            answer(name + " configured with " + list, () -> {
                policy.configure(Map.of(AllowlistConnectorClientConfigOverridePolicy.ALLOWLIST_CONFIG, list));
                return judged(policy);
            });
        }
    }

    /** Which overrides are refused, with how many errors; and what the answer says of the others. */
    private static String judged(ConnectorClientConfigOverridePolicy policy) {
        Map<String, Object> overrides = new LinkedHashMap<>();
        for (String key :
                List.of("sasl.mechanism", "sasl.jaas.config", "security.protocol", "acks", "linger.ms", "no.such")) {
            overrides.put(key, "value of " + key);
        }
        overrides.put("null", null);
        StringBuilder text = new StringBuilder();
        policy.validate(new ConnectorClientConfigRequest(
                        "name", ConnectorType.SINK, null, overrides, ConnectorClientConfigRequest.ClientType.CONSUMER))
                .forEach(value -> text.append(value.name())
                        .append('=')
                        .append(value.value())
                        .append(' ')
                        .append(value.recommendedValues())
                        .append(value.visible())
                        .append(value.errorMessages().size())
                        .append(' '));
        return text.toString();
    }

    private static String settings(ConfigDef definition) {
        StringBuilder text = new StringBuilder();
        for (ConfigDef.ConfigKey key : definition.configKeys().values()) {
            text.append(key.name)
                    .append(' ')
                    .append(key.type)
                    .append(' ')
                    .append(key.hasDefault())
                    .append(' ');
            text.append(key.importance)
                    .append(' ')
                    .append(key.validator)
                    .append(' ')
                    .append(key.group);
        }
        return text.toString();
    }

    private void answer(String question, Callable<?> call) {
        answers.add(question + ": " + outcome(call));
    }

    private static String outcome(Callable<?> call) {
        try {
            Object answer = call.call();
            if (answer instanceof byte[] bytes) {
                return Arrays.toString(bytes);
            }
            if (answer instanceof SchemaAndValue both) {
                Object value = both.value();
                return both.schema().type() + " " + both.schema().isOptional() + " "
                        + (value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
            }
            return String.valueOf(answer);
        } catch (Exception e) {
            Throwable cause = e.getCause();
            return "throws " + e.getClass().getName()
                    + (cause == null ? "" : " by " + cause.getClass().getName());
        }
    }
}
