package io.sluice.connect.membership.group;

import org.slf4j.Logger;

/** Says a difficulty once when it begins and once when it is over, however often it is met in between. */
final class Trouble {
    private final Logger log;
    private String present = "";

    Trouble(Logger log) {
        this.log = log;
    }

    void met(String what) {
        if (present.equals(what)) return;
        present = what;
        log.warn("{}", what);
    }

    void over(String what) {
        if (present.isEmpty()) return;
        present = "";
        log.info("{}", what);
    }
}
