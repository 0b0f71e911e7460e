package io.sluice.connect.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1.2.3; 1.2.3; true", "1.2.3; 1.2.4; false", "1.2; 1.2.0; true", "[1.2.3]; 1.2.3; true",
                "[1.0,2.0); 1.2.3; true", "[1.0,2.0); 2.0; false", "[1.0,2.0); 1.0; true", "(1.0,2.0); 1.0; false",
                "[1.5,); 99; true", "(,1.0]; 1.0; true", "(,1.0],[1.2,); 1.1; false", "(,1.0],[1.2,); 1.2; true",
                "[1.0,2.0); 2.0-rc1; true", "latest; undefined; true", "[1.0,); 4.3.1-SNAPSHOT; true"
            })
    void tellsWhichVersionsWillDo(String range, String version, boolean holds) {
        assertThat(VersionRange.parse(range).holds(version)).isEqualTo(holds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1.0,", "[", "[1.0,2.0", "(2.0,1.0]", "[]", "[1.0,2.0)x"})
    void refusesWhatIsNoRange(String text) {
        assertThatThrownBy(() -> VersionRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }

    @ParameterizedTest
    @CsvSource({
        "1.9, 1.10",
        "1.0-alpha, 1.0-beta",
        "2.0-rc1, 2.0",
        "2.0-SNAPSHOT, 2.0",
        "1.0, 1.0.1",
        "1.0, 1.0-sp1",
        "7.4.0, 7.4.0-ccs"
    })
    void ordersVersions(String older, String newer) {
        assertThat(new PluginVersion(older)).isLessThan(new PluginVersion(newer));
        assertThat(new PluginVersion(newer)).isGreaterThan(new PluginVersion(older));
    }

    @Test
    void treatsMissingPartsAsZero() {
        assertThat(new PluginVersion("1").compareTo(new PluginVersion("1.0.0-final")))
                .isZero();
    }
}
