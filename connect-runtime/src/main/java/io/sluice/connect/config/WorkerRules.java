package io.sluice.connect.config;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What has to hold between worker settings. Settings that have a problem of their own are left out of it. */
final class WorkerRules {
    private WorkerRules() {}

    static void check(boolean distributed, Values values, Problems problems) {
        Map<String, Object> parsed = values.parsed();
        if (parsed.get(WorkerKeys.ADMIN_LISTENERS) instanceof List<?> listeners) {
            problems.expect(
                    listeners.stream()
                            .allMatch(each -> Listener.parse((String) each).isPresent()),
                    WorkerKeys.ADMIN_LISTENERS + " is " + listeners + " but has to be a list of http://host:port or"
                            + " https://host:port, or empty");
        }
        Optional.ofNullable(parsed.get(WorkerKeys.ADVERTISED_LISTENER))
                .map(Object::toString)
                .filter(scheme -> !scheme.isBlank())
                .ifPresent(scheme -> problems.expect(
                        Set.of("http", "https").contains(scheme),
                        WorkerKeys.ADVERTISED_LISTENER + " is '" + scheme + "' but has to be http or https"));
        if (distributed) {
            checkGroup(parsed, problems);
        }
    }

    private static void checkGroup(Map<String, Object> parsed, Problems problems) {
        if (parsed.get(WorkerKeys.HEARTBEAT_INTERVAL) instanceof Integer heartbeat
                && parsed.get(WorkerKeys.SESSION_TIMEOUT) instanceof Integer session) {
            problems.expect(
                    heartbeat < session,
                    WorkerKeys.HEARTBEAT_INTERVAL + " is " + heartbeat + " but has to be less than "
                            + WorkerKeys.SESSION_TIMEOUT + ", which is " + session);
        }
        if (parsed.get(WorkerKeys.VERIFICATION_ALGORITHMS) instanceof List<?> accepted
                && parsed.get(WorkerKeys.SIGNATURE_ALGORITHM) instanceof String signature) {
            problems.expect(
                    accepted.contains(signature),
                    WorkerKeys.SIGNATURE_ALGORITHM + " is " + signature + " but has to be one of "
                            + WorkerKeys.VERIFICATION_ALGORITHMS + ", which are " + accepted
                            + ": this worker would refuse its own requests");
        }
        Set<String> topics = new HashSet<>();
        for (String key : List.of(WorkerKeys.CONFIG_TOPIC, WorkerKeys.OFFSET_TOPIC, WorkerKeys.STATUS_TOPIC)) {
            if (parsed.get(key) instanceof String topic) {
                problems.expect(!topic.isBlank(), key + " is empty; name a topic");
                problems.expect(
                        topics.add(topic), key + " is " + topic + ", which another internal topic uses already");
            }
        }
        if (parsed.get(WorkerKeys.GROUP_ID) instanceof String group) {
            problems.expect(!group.isBlank(), WorkerKeys.GROUP_ID + " is empty; name the Connect cluster");
        }
    }
}
