package io.sluice.connect.config;

import java.util.Map;
import java.util.Optional;

/**
 * One link of a connector's chain of transformations.
 *
 * @param type class or short name
 * @param version version or range; empty for the newest
 * @param settings the transformation's own settings, without prefix
 * @param predicate what decides whether a record takes this link; empty if every record does
 * @param negate whether the records take it for which the predicate does not hold
 */
public record TransformSettings(
        String alias,
        String type,
        Optional<String> version,
        Map<String, String> settings,
        Optional<PredicateSettings> predicate,
        boolean negate) {

    /** A predicate that transformations of the connector depend on. */
    public record PredicateSettings(
            String alias, String type, Optional<String> version, Map<String, String> settings) {}
}
