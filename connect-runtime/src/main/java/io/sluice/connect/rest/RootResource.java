package io.sluice.connect.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.apache.kafka.common.utils.AppInfoParser;

/** Says what this worker is compatible with. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class RootResource {
    private final String kafkaClusterId;

    RootResource(String kafkaClusterId) {
        this.kafkaClusterId = kafkaClusterId;
    }

    record About(String version, String commit, String kafkaClusterId) {}

    @GET
    @Describes(
            value = "Which version the worker is compatible with, and which Kafka cluster it works for",
            gives = RootResource.About.class)
    public Object about() {
        return new About(AppInfoParser.getVersion(), AppInfoParser.getCommitId(), kafkaClusterId);
    }
}
