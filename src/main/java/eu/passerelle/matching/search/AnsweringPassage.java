package eu.passerelle.matching.search;

import eu.passerelle.matching.search.Highlights.Fragment;
import java.util.List;

/**
 * A passage of an expert's texts that answers a request.
 *
 * @param title of the text; empty when it has none
 * @param language ISO 639-1; empty when it is none that is analysed
 * @param fragments of the passage, those words marked that the request has, too
 * @param alone how well it answers by itself, 0 to 1
 */
public record AnsweringPassage(String title, String language, List<Fragment> fragments, double alone) {}
