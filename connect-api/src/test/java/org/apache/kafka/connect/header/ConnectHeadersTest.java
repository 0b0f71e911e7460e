package org.apache.kafka.connect.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Duplicates share what they hold, and nobody must notice. */
class ConnectHeadersTest {

    static List<Consumer<Headers>> changes() {
        return List.of(
                headers -> headers.addString("c", "3"),
                headers -> headers.remove("a"),
                Headers::clear,
                Headers::retainLatest,
                headers -> headers.apply(header -> header.rename("r")),
                headers -> {
                    Iterator<Header> all = headers.iterator();
                    all.next();
                    all.remove();
                });
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keepsADuplicateWhenTheOriginalChanges(Consumer<Headers> change) {
        Headers original = some();
        Headers duplicate = original.duplicate();

        change.accept(original);

        assertThat(duplicate).isEqualTo(some());
        assertThat(original).isNotEqualTo(some());
    }

    @ParameterizedTest
    @MethodSource("changes")
    void keepsTheOriginalWhenADuplicateOfADuplicateChanges(Consumer<Headers> change) {
        Headers original = some();
        Headers duplicate = original.duplicate().duplicate();

        change.accept(duplicate);

        assertThat(original).isEqualTo(some());
        assertThat(duplicate).isNotEqualTo(some());
    }

    @Test
    void goesOnBehindARemovedHeader() {
        Headers headers = some();
        headers.duplicate();
        Iterator<Header> all = headers.iterator();
        all.next();

        all.remove();

        assertThat(all.next().key()).isEqualTo("b");
        assertThatThrownBy(() -> {
                    all.remove();
                    all.remove();
                })
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesToGoOnInChangedHeaders() {
        Headers headers = some();
        Iterator<Header> all = headers.iterator();

        headers.addString("c", "3");

        assertThatThrownBy(all::next).isInstanceOf(ConcurrentModificationException.class);
    }

    private static Headers some() {
        return new ConnectHeaders().addString("a", "1").addString("b", "2").addString("a", "3");
    }
}
