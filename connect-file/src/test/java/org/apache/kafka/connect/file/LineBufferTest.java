package org.apache.kafka.connect.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineBufferTest {

    @ParameterizedTest
    @CsvSource({"\\n", "\\r\\n", "\\r"})
    void knowsTheEndsThatLinesHave(String end) throws IOException {
        String lineEnd = end.replace("\\n", "\n").replace("\\r", "\r");
        LineBuffer lines = read("one" + lineEnd + "two" + lineEnd + "rest");

        assertThat(lines.next()).isEqualTo("one");
        assertThat(lines.next()).isEqualTo("two");
        assertThat(lines.next()).isNull();
        assertThat(lines.position()).isEqualTo(6 + 2L * lineEnd.length());
    }

    @Test
    void keepsALineWithoutAnEndUntilItComes() throws IOException {
        LineBuffer lines = read("no end");
        assertThat(lines.next()).isNull();

        lines.fill(stream(" yet\n"));

        assertThat(lines.next()).isEqualTo("no end yet");
        assertThat(lines.position()).isEqualTo(11);
    }

    @Test
    void doesNotTakeCarriageReturnAndNewlineApartWhenTheyComeApart() throws IOException {
        LineBuffer lines = read("one\r");
        assertThat(lines.next()).isNull();

        lines.fill(stream("\ntwo\n"));

        assertThat(lines.next()).isEqualTo("one");
        assertThat(lines.next()).isEqualTo("two");
    }

    @Test
    void takesLinesLongerThanItsBuffer() throws IOException {
        String line = "long ".repeat(10_000);
        LineBuffer lines = new LineBuffer(0);
        ByteArrayInputStream in = stream(line + "\n");

        String found;
        do {
            lines.fill(in);
            found = lines.next();
        } while (found == null);

        assertThat(found).isEqualTo(line);
    }

    @Property(tries = 200)
    void givesTheSameLinesInWhateverPiecesTheBytesCome(
            @ForAll List<@StringLength(max = 40) String> texts, @ForAll long seed) throws IOException {
        List<String> wanted = texts.stream()
                .map(t -> t.replaceAll("[\r\n\uD800-\uDFFF]", "ü"))
                .toList();
        byte[] bytes =
                wanted.stream().map(t -> t + "\n").reduce("", String::concat).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        LineBuffer lines = new LineBuffer(0);
        List<String> found = new ArrayList<>();

        for (int at = 0; at < bytes.length; ) {
            int size = Math.min(bytes.length - at, 1 + random.nextInt(7));
            lines.fill(new ByteArrayInputStream(bytes, at, size));
            at += size;
            for (String line = lines.next(); line != null; line = lines.next()) found.add(line);
        }

        assertThat(found).isEqualTo(wanted);
        assertThat(lines.position()).isEqualTo(bytes.length);
    }

    private static LineBuffer read(String text) throws IOException {
        LineBuffer lines = new LineBuffer(0);
        lines.fill(stream(text));
        return lines;
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
