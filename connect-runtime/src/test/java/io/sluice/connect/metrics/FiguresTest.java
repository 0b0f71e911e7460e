package io.sluice.connect.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Registry registry = new Registry();

    @Test
    void aLaterLifeTakesThePlaceOfWhatAnEarlierOneLeft() {
        Figures earlier = shown("earlier");
        shown("later");
        assertThat(registry.value("g", "status")).isEqualTo("later");

        earlier.close();
        assertThat(registry.value("g", "status"))
                .as("not taken away by the earlier life")
                .isEqualTo("later");
    }

    @Test
    void nothingIsLeftOfALifeThatIsOver() {
        Figures life = shown("x");
        life.close();
        life.close();

        assertThat(registry.groups()).doesNotContain("g");
    }

    @Test
    void aLifeThatWasGivenUpShowsNothingMore() {
        Figures life = registry.figures();
        life.close();
        life.group("g").text("status", "", "late");

        assertThat(registry.groups()).doesNotContain("g");
    }

    private Figures shown(String text) {
        Figures figures = registry.figures();
        figures.group("g").text("status", "", text);
        return figures;
    }
}
