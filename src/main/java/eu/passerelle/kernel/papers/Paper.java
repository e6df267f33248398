package eu.passerelle.kernel.papers;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What stands on paper, in the order of reading. */
public record Paper(String title, String subtitle, Locale locale, List<Block> blocks) {
    public Paper {
        blocks = List.copyOf(blocks);
    }

    /** Of the five, each is what its name says. */
    public sealed interface Block {
        /** For templates, which know no types. */
        default String kind() {
            return getClass().getSimpleName();
        }
    }

    /** @param level 1 for the first below the title */
    public record Heading(int level, String text) implements Block {}

    public record Text(String text) implements Block {}

    /** Facts, each with its name. */
    public record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String name, String text) {}

    /** @param rows each with as many cells as the head; a cell may have several lines */
    public record Table(List<String> head, List<List<String>> rows) implements Block {
        private static final int LONG_LINE = 40;
        private static final int LONG_WORD = 20;
        private static final int EDGES = 5;

        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }

        /** How wide each column is, in hundredths of the whole: sentences get more than days. */
        public List<Integer> shares() {
            List<Integer> letters =
                    IntStream.range(0, head.size()).map(this::letters).boxed().toList();
            int all = letters.stream().mapToInt(Integer::intValue).sum();
            return letters.stream().map(width -> width * 100 / all).toList();
        }

        private int letters(int column) {
            int words = longest(
                    Stream.concat(Stream.of(head.get(column)), rows.stream().map(row -> row.get(column))), "\\s+");
            int lines = longest(rows.stream().map(row -> row.get(column)), "\\R");
            return EDGES + Math.max(Math.min(words, LONG_WORD), Math.min(lines, LONG_LINE));
        }

        private static int longest(Stream<String> cells, String between) {
            return cells.flatMap(cell -> Arrays.stream(cell.split(between)))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    /** Room to sign by hand, with one line for each. @param head of three columns: who, where and when, the signature */
    public record Signatures(List<String> head, List<String> by) implements Block {
        public Signatures {
            head = List.copyOf(head);
            by = List.copyOf(by);
        }
    }
}
