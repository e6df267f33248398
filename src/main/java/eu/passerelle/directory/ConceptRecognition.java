package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.InterfaceLanguage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the concepts that a longer text names. The text is read once in each language: words are stemmed lightly, words
 * without weight ("de", "und") are passed over, and at each place the longest label counts.
 *
 * <p>Example: with the labels "conférence de cas" and "partage d'informations", the text "Nos conférences de cas manquent
 * d'un vrai partage de l'information" names both.
 */
final class ConceptRecognition {
    private static final Pattern JOINT = Pattern.compile("\\s(?:and|et|und|și|&)\\s|,\\s");

    private static final int LENGTH_OF_A_TELLING_COMPOUND = 11;

    private final List<LabelsOfLanguage> languages;

    ConceptRecognition(Collection<Concept> concepts) {
        languages = Stream.of(InterfaceLanguage.values())
                .map(language -> new LabelsOfLanguage(language, concepts))
                .toList();
    }

    /** In order of first mention. */
    List<CompetenceCode> recognise(String text) {
        List<String> words = FoldedWords.of(text);
        var byPlace = new TreeMap<Integer, List<CompetenceCode>>();
        languages.forEach(language -> language.findIn(words, byPlace));
        return byPlace.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** The labels of one language as a tree of stems. */
    private static final class LabelsOfLanguage {
        private final Stems stems;
        private final Node root = new Node();

        LabelsOfLanguage(InterfaceLanguage language, Collection<Concept> concepts) {
            stems = Stems.of(language);
            concepts.forEach(concept -> labels(concept, language).forEach(label -> add(label, concept)));
            concepts.forEach(concept -> head(concept, language).ifPresent(head -> addUnlessKnown(head, concept)));
        }

        private static Stream<String> labels(Concept concept, InterfaceLanguage language) {
            return Stream.concat(
                    Stream.of(preferred(concept, language)),
                    concept.alternativeLabels().getOrDefault(language.code(), List.of()).stream());
        }

        /**
         * What leads a label such as "Data protection and impact assessment". What follows the "and" often means nothing
         * alone ("its limits"), nor does a single word, except for the long compounds of German ("Datenschutz").
         */
        private static Optional<String> head(Concept concept, InterfaceLanguage language) {
            String head = JOINT.split(preferred(concept, language))[0].strip();
            boolean telling = FoldedWords.of(head).size() > 1
                    || language == InterfaceLanguage.DE && head.length() >= LENGTH_OF_A_TELLING_COMPOUND;
            return Optional.of(head)
                    .filter(words -> telling && concept.broader().isPresent());
        }

        private static String preferred(Concept concept, InterfaceLanguage language) {
            return concept.label().byLanguage().getOrDefault(language.code(), "");
        }

        private void add(String label, Concept concept) {
            Node node = nodeFor(label);
            if (node != root && !node.codes.contains(concept.code())) {
                node.codes.add(concept.code());
            }
        }

        private void addUnlessKnown(String head, Concept concept) {
            if (nodeFor(head).codes.isEmpty()) {
                add(head, concept);
            }
        }

        private Node nodeFor(String label) {
            Node node = root;
            for (Stems.Stem stem : stems.of(FoldedWords.of(label))) {
                node = node.next.computeIfAbsent(stem.text(), key -> new Node());
            }
            return node;
        }

        void findIn(List<String> words, Map<Integer, List<CompetenceCode>> byPlace) {
            List<Stems.Stem> text = stems.of(words);
            int at = 0;
            while (at < text.size()) {
                Optional<Match> longest = longestAt(text, at);
                if (longest.isPresent()) {
                    byPlace.computeIfAbsent(text.get(at).place(), key -> new ArrayList<>())
                            .addAll(longest.get().codes);
                }
                at += longest.map(Match::length).orElse(1);
            }
        }

        private Optional<Match> longestAt(List<Stems.Stem> text, int start) {
            Optional<Match> longest = Optional.empty();
            Optional<Node> node = Optional.of(root);
            for (int at = start; at < text.size(); at++) {
                String stem = text.get(at).text();
                node = node.map(known -> known.next.get(stem));
                if (node.isEmpty()) {
                    break;
                }
                if (!node.get().codes.isEmpty()) {
                    longest = Optional.of(new Match(node.get().codes, at - start + 1));
                }
            }
            return longest;
        }

        private record Match(List<CompetenceCode> codes, int length) {}

        private static final class Node {
            private final Map<String, Node> next = new HashMap<>();
            private final List<CompetenceCode> codes = new ArrayList<>();
        }
    }
}
