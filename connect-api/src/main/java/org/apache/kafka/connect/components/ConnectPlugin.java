package org.apache.kafka.connect.components;

import org.apache.kafka.common.config.ConfigDef;

/**
 * Marks the kinds of component that a worker finds on its plugin path and that describe their own settings.
 */
public interface ConnectPlugin extends Versioned {

    /**
     * The settings this plugin understands. The worker validates with it and shows it in the REST API, so it must
     * answer on an instance that was never configured.
     *
     * @return the definition of the settings; not null, possibly empty
     */
    ConfigDef config();
}
