package io.sluice.bench.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** All figures there are, kept in a file, so that rows may be measured on different occasions. */
final class Figures {
    private final Path file;
    private final List<Figure> figures = new ArrayList<>();

    private Figures(Path file) {
        this.file = file;
    }

    /** What the file has, without what is going to be measured anew. */
    static Figures without(Path file, Predicate<Figure> measuredAnew) throws IOException {
        Figures kept = new Figures(file);
        if (Files.exists(file)) {
            Files.readAllLines(file).stream()
                    .map(Figure::of)
                    .filter(measuredAnew.negate())
                    .forEach(kept.figures::add);
        }
        Files.createDirectories(file.getParent());
        Files.write(file, kept.figures.stream().map(Figure::line).toList());
        return kept;
    }

    void add(Figure figure) throws IOException {
        figures.add(figure);
        Files.write(file, List.of(figure.line()), StandardOpenOption.APPEND);
    }

    boolean has(String row, Set<Contender> contenders) {
        return contenders.stream().allMatch(contender -> figures.stream()
                .anyMatch(
                        figure -> figure.row().equals(row) && figure.contender().equals(contender.id())));
    }

    /** Of all rounds, sorted. */
    List<Double> of(String row, Contender contender, Figure.What what) {
        return figures.stream()
                .filter(figure ->
                        figure.row().equals(row) && figure.contender().equals(contender.id()) && figure.what() == what)
                .map(Figure::value)
                .sorted()
                .toList();
    }
}
