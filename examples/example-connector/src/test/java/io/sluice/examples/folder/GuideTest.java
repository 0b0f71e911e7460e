package io.sluice.examples.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for authors shows code of this module as it is; a line of three dots stands for something left out. */
class GuideTest {
    private static final Path GUIDE = Path.of("../../docs/connector-authors.md");
    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LEFT_OUT = Pattern.compile("\n *\\.\\.\\.\n");

    @Test
    void showsCodeThatIsHere() throws IOException {
        List<String> sources = sources();
        List<String> snippets = SNIPPET.matcher(Files.readString(GUIDE))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(snippets).isNotEmpty();
        for (String snippet : snippets)
            for (String part : LEFT_OUT.splitAsStream(snippet).toList())
                assertThat(sources.stream().anyMatch(source -> source.contains(withoutBlanks(part))))
                        .as(part)
                        .isTrue();
    }

    private static List<String> sources() throws IOException {
        List<String> sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList())
                sources.add(withoutBlanks(Files.readString(file)));
        }
        return sources;
    }

    private static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }
}
