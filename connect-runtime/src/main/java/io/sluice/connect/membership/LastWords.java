package io.sluice.connect.membership;

import io.sluice.connect.model.Assignment;
import java.net.URI;

/**
 * What workers said about their connectors and tasks before they left the group. A worker that ends in an orderly way, of
 * whatever make, says of each that it has stopped it; so nobody has to wait for it to come back. May be asked by any thread.
 */
@FunctionalInterface
public interface LastWords {

    LastWords NONE = (worker, units) -> Assignment.NONE;

    /** Those of the units about which the last word is that of this worker, and that it has stopped them. */
    Assignment stopped(URI worker, Assignment units);
}
