package org.apache.kafka.connect.rest.basic.auth.extension;

import java.util.Map;
import javax.security.auth.login.Configuration;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/**
 * Lets in who can name a user and a password that the JAAS entry {@code KafkaConnect} accepts. Put its class name into
 * {@code rest.extension.classes}, and start the JVM with {@code -Djava.security.auth.login.config=FILE}. Without such an entry
 * the worker does not start.
 */
public class BasicAuthSecurityRestExtension implements ConnectRestExtension {
    static final String JAAS_ENTRY = "KafkaConnect";

    private Configuration jaas;

    /** Made by the worker. */
    public BasicAuthSecurityRestExtension() {}

    @Override
    public void configure(Map<String, ?> settings) {
        // Taken now, so that a plugin that installs a configuration of its own later does not open the door.
        jaas = jaas();
        if (jaas == null || jaas.getAppConfigurationEntry(JAAS_ENTRY) == null)
            throw new ConfigException(
                    "There is no JAAS entry " + JAAS_ENTRY + " to check users by. Write one, and name its"
                            + " file to the JVM: KAFKA_OPTS=-Djava.security.auth.login.config=FILE");
    }

    private static Configuration jaas() {
        try {
            return Configuration.getConfiguration();
        } catch (SecurityException noFile) { // what the JVM throws where no configuration can be read
            return null;
        }
    }

    @Override
    public void register(ConnectRestExtensionContext context) {
        context.configurable().register(new JaasFilter(jaas));
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }
}
