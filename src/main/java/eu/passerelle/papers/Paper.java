package eu.passerelle.papers;

import java.util.List;
import java.util.Locale;

/** What stands on paper, in the order of reading. */
public record Paper(String title, String subtitle, Locale locale, List<Block> blocks) {
    public Paper {
        blocks = List.copyOf(blocks);
    }

    /** Of the four, each is what its name says. */
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
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }
}
