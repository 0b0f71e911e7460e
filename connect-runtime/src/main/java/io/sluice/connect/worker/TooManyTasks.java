package io.sluice.connect.worker;

import org.apache.kafka.connect.errors.ConnectException;

/** A connector asked for more tasks than its configuration allows. */
final class TooManyTasks extends ConnectException {
    private static final long serialVersionUID = 1L;

    TooManyTasks(String connector, int asked, int allowed) {
        super("Connector " + connector + " asks for " + asked + " tasks, but tasks.max allows " + allowed
                + ". Raise tasks.max, or set tasks.max.enforce=false to let it have them.");
    }
}
