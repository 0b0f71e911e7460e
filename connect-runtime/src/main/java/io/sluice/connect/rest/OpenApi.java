package io.sluice.connect.rest;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** Describes resources in the words of OpenAPI 3.0, from their annotations; for JSON. */
final class OpenApi {
    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    private OpenApi() {}

    /** The description of everything these classes of resources answer to and describe. */
    static Map<String, Object> of(Collection<Class<?>> resources) {
        var api = new OpenApi();
        resources.forEach(api::add);
        return api.document();
    }

    private Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.0.3");
        document.put("info", Map.of("title", "Kafka Connect REST interface", "version", AppInfoParser.getVersion()));
        document.put("paths", paths);
        document.put("components", Map.of("schemas", schemas.byName()));
        return document;
    }

    private void add(Class<?> resource) {
        String tag = resource.getSimpleName().replace("Resource", "").toLowerCase(Locale.ROOT);
        Stream.of(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Describes.class))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> paths.computeIfAbsent(path(resource, method), path -> new TreeMap<>())
                        .put(verb(method).toLowerCase(Locale.ROOT), operation(tag, method)));
    }

    private static String path(Class<?> resource, Method method) {
        String root = resource.getAnnotation(Path.class).value();
        String below = Optional.ofNullable(method.getAnnotation(Path.class))
                .map(path -> "/" + path.value())
                .orElse("");
        return root.equals("/") && !below.isEmpty() ? below : root + below;
    }

    private static String verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(HttpMethod::value)
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> operation(String tag, Method method) {
        Describes describes = method.getAnnotation(Describes.class);
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", tag + "." + method.getName());
        operation.put("tags", List.of(tag));
        operation.put("summary", describes.value());
        List<Object> parameters = parameters(method);
        if (!parameters.isEmpty()) operation.put("parameters", parameters);
        if (describes.takes() != Void.class)
            operation.put("requestBody", Map.of("required", true, "content", json(schemas.of(describes.takes()))));
        operation.put("responses", responses(describes));
        return operation;
    }

    private List<Object> parameters(Method method) {
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            PathParam inPath = parameter.getAnnotation(PathParam.class);
            QueryParam inQuery = parameter.getAnnotation(QueryParam.class);
            if (inPath == null && inQuery == null) continue;
            Map<String, Object> described = new LinkedHashMap<>();
            described.put("name", inPath != null ? inPath.value() : inQuery.value());
            described.put("in", inPath != null ? "path" : "query");
            described.put("required", inPath != null);
            described.put("schema", withDefault(parameter));
            parameters.add(described);
        }
        return parameters;
    }

    private Map<String, Object> withDefault(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getParameterizedType()));
        DefaultValue value = parameter.getAnnotation(DefaultValue.class);
        if (value != null) schema.put("default", value.value());
        return schema;
    }

    private Map<String, Object> responses(Describes describes) {
        Map<String, Object> responses = new TreeMap<>();
        for (int status : describes.success()) {
            Map<String, Object> response = new LinkedHashMap<>();
            response.put("description", "done");
            if (describes.gives().length > 0 && status != 204) response.put("content", json(oneOf(describes.gives())));
            responses.put(String.valueOf(status), response);
        }
        for (int status : describes.failure())
            responses.put(
                    String.valueOf(status),
                    Map.of("description", "refused, and why", "content", json(schemas.of(ErrorBody.class))));
        return responses;
    }

    private Map<String, Object> oneOf(Class<?>... types) {
        if (types.length == 1) return schemas.of(types[0]);
        return Map.of("oneOf", Arrays.stream(types).map(schemas::of).toList());
    }

    private static Map<String, Object> json(Object schema) {
        return Map.of(MediaType.APPLICATION_JSON, Map.of("schema", schema));
    }
}
