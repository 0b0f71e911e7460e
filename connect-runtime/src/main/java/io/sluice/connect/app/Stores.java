package io.sluice.connect.app;

import io.sluice.connect.store.ConfigStore;
import io.sluice.connect.store.OffsetStore;
import io.sluice.connect.store.StatusStore;

/** Where one worker keeps what it must remember. */
record Stores(ConfigStore configs, StatusStore statuses, OffsetStore offsets) {}
