package io.sluice.connect.task;

import io.sluice.connect.metrics.ErrorMeter;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes every record that is given up to the log; only with its coordinates if the connector's owner wants them there. */
final class ErrorLog<I> implements Tolerance.Report<I> {
    private static final Logger log = LoggerFactory.getLogger(ErrorLog.class);

    private final boolean withCoordinates;
    private final ErrorMeter meter;

    ErrorLog(boolean withCoordinates, ErrorMeter meter) {
        this.withCoordinates = withCoordinates;
        this.meter = meter;
    }

    @Override
    public CompletableFuture<Void> gaveUp(RecordFailure<I> failure, boolean skipped) {
        String what = withCoordinates ? failure.headline() : failure.label() + " failed on a record";
        log.error("{}; {}", what, skipped ? "the record is skipped" : "the task ends", failure.cause());
        meter.logged();
        return CompletableFuture.completedFuture(null);
    }
}
