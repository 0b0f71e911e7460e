package io.sluice.connect.worker;

import io.sluice.connect.metrics.PluginMeters;
import java.util.function.Consumer;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.sink.SinkConnectorContext;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** What a connector may say to its worker, from any thread, for as long as its life lasts. */
record ConnectorLink(Runnable reconfigure, Consumer<Throwable> fail, PluginMeters meters) {

    SourceConnectorContext forSource(OffsetStorageReader offsets) {
        return new ForSource(this, offsets);
    }

    SinkConnectorContext forSink() {
        return new ForSink(this);
    }

    private record ForSource(ConnectorLink link, OffsetStorageReader offsets) implements SourceConnectorContext {
        @Override
        public OffsetStorageReader offsetStorageReader() {
            return offsets;
        }

        @Override
        public void requestTaskReconfiguration() {
            link.reconfigure.run();
        }

        @Override
        public void raiseError(Exception e) {
            link.fail.accept(e);
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return link.meters;
        }
    }

    private record ForSink(ConnectorLink link) implements SinkConnectorContext {
        @Override
        public void requestTaskReconfiguration() {
            link.reconfigure.run();
        }

        @Override
        public void raiseError(Exception e) {
            link.fail.accept(e);
        }

        @Override
        public PluginMetrics pluginMetrics() {
            return link.meters;
        }
    }
}
