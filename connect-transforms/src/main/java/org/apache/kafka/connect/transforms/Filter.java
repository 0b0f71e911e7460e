package org.apache.kafka.connect.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Drops every record it sees; meant to be used with a predicate.
 *
 * @param <R> the kind of record
 */
public class Filter<R extends ConnectRecord<R>> implements Transformation<R> {
    public static final String OVERVIEW_DOC =
            "Ends the way of a record: what comes here reaches neither topic nor sink. "
                    + "As it makes no choice itself, name a <code>predicate</code> beside it.";
    public static final ConfigDef CONFIG_DEF = new ConfigDef();

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public ConfigDef config() {
        return CONFIG_DEF;
    }

    @Override
    public void close() {}

    @Override
    public void configure(Map<String, ?> props) {}

    @Override
    public R apply(R record) {
        return null;
    }
}
