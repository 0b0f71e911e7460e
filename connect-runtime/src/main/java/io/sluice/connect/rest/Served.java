package io.sluice.connect.rest;

import io.sluice.connect.control.ControlPlane;
import io.sluice.connect.metrics.PrometheusView;
import io.sluice.connect.store.StatusStore;

/** The parts of the worker that the HTTP interface speaks for. */
public record Served(
        ControlPlane control,
        StatusStore statuses,
        PluginCatalog plugins,
        String kafkaClusterId,
        PrometheusView metrics,
        Extensions extensions) {}
