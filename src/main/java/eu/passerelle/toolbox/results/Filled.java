package eu.passerelle.toolbox.results;

import java.util.Map;

/**
 * What one person has said, once all was answered.
 *
 * @param agency as the coordinator named it
 * @param levels by item; none for items that the person does not know about
 * @param words by item, where there are any
 */
public record Filled(String agency, Map<String, Integer> levels, Map<String, String> words) {
    public Filled {
        levels = Map.copyOf(levels);
        words = Map.copyOf(words);
    }
}
