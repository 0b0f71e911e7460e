package io.sluice.connect.rest;

import io.sluice.connect.worker.validation.CheckedKey;
import io.sluice.connect.worker.validation.KeyDefinition;
import io.sluice.connect.worker.validation.ValidationResult;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The plugins of this worker, their settings, and the validation of configurations. */
@Path("/connector-plugins")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PluginsResource {
    private final PluginCatalog plugins;
    private final Answers answers;

    PluginsResource(PluginCatalog plugins, Answers answers) {
        this.plugins = plugins;
        this.answers = answers;
    }

    @GET
    @Describes(value = "The plugins of this worker", gives = PluginCatalog.Plugin[].class)
    public Object list(@QueryParam("connectorsOnly") @DefaultValue("true") String connectorsOnly) {
        return plugins.plugins(Boolean.parseBoolean(connectorsOnly));
    }

    @GET
    @Path("{plugin}/config")
    @Describes(
            value = "The settings of a plugin",
            gives = KeyDefinition[].class,
            failure = {400, 404, 500})
    public CompletionStage<Response> settings(
            @PathParam("plugin") String plugin,
            @QueryParam("version") @DefaultValue("latest") String version,
            @Context ContainerRequestContext request) {
        return answers.answer(Call.of(request), "", settingsOf(plugin, version), settings -> Response.ok(settings)
                .build());
    }

    @PUT
    @Path("{plugin}/config/validate")
    @Describes(
            value = "Checks a configuration without creating anything",
            takes = Map.class,
            gives = PluginsResource.Validation.class,
            failure = {400, 404, 500})
    public CompletionStage<Response> validate(
            @PathParam("plugin") String plugin, @Context ContainerRequestContext request) {
        Call call = Call.of(request);
        Map<String, String> config =
                Json.read(call.body(), Json.CONFIG, "an object of settings, connector.class among them");
        String className = config.get("connector.class");
        if (className == null || className.isBlank())
            throw RestFailure.badRequest("The configuration has no connector.class; set it to " + plugin);
        if (!isNameOf(plugin, className))
            throw RestFailure.badRequest("The path is about " + plugin + ", but connector.class is " + className
                    + "; validate it under its own path");
        // A connector need not have a name yet to be validated; who waits for a plugin that blocks is told so all the
        // same.
        String name = config.getOrDefault("name", "(without name)");
        return answers.answer(call, name, plugins.validate(config), result -> Response.ok(Validation.of(result))
                .build());
    }

    private CompletableFuture<List<KeyDefinition>> settingsOf(String plugin, String version) {
        try {
            return plugins.settings(plugin, version);
        } catch (IllegalArgumentException e) { // the version is no version
            throw RestFailure.badRequest(e.getMessage());
        }
    }

    /** A validated configuration as the interface shows it. */
    record Validation(String name, int errorCount, List<String> groups, List<CheckedKey> configs) {
        static Validation of(ValidationResult result) {
            return new Validation(result.name(), result.errorCount(), result.groups(), result.configs());
        }
    }

    /** A class goes by its full name, its simple name, and its simple name without Connector. */
    private static boolean isNameOf(String plugin, String className) {
        String simple = className.substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
        return plugin.equals(className) || plugin.equals(simple) || (plugin + "Connector").equals(simple);
    }
}
