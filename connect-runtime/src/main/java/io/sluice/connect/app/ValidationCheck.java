package io.sluice.connect.app;

import io.sluice.connect.config.InvalidSettings;
import io.sluice.connect.control.ConnectorCheck;
import io.sluice.connect.control.Refusal;
import io.sluice.connect.plugins.UnknownPlugin;
import io.sluice.connect.worker.validation.Validation;
import io.sluice.connect.worker.validation.ValidationResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Lets the control plane take only what validation finds no fault with. */
record ValidationCheck(Validation validation) implements ConnectorCheck {

    @Override
    public CompletableFuture<Void> check(String connector, Map<String, String> config) {
        CompletableFuture<ValidationResult> validating = validation.validate(config);
        CompletableFuture<Void> checked = validating.handle((result, failure) -> {
            if (failure != null) throw new CompletionException(refusal(failure));
            refuseProblems(connector, result);
            return null;
        });
        checked.whenComplete((done, failure) -> {
            if (checked.isCancelled()) validating.cancel(false); // nobody waits for the answer any more
        });
        return checked;
    }

    private static void refuseProblems(String connector, ValidationResult result) {
        if (result.errorCount() > 0) throw new Refusal.InvalidConfig(result.summary(connector));
    }

    private static Throwable refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        boolean theirs = cause instanceof InvalidSettings || cause instanceof UnknownPlugin;
        return theirs ? new Refusal.InvalidConfig(cause.getMessage()) : cause;
    }

    @Override
    public Optional<String> underWay(String connector) {
        return validation.underWay(connector);
    }
}
