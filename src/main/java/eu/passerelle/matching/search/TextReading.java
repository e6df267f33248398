package eu.passerelle.matching.search;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.text.PassageIndex;
import eu.passerelle.matching.text.PassageView;
import eu.passerelle.matching.text.RequestText;
import eu.passerelle.matching.text.TellingText;
import eu.passerelle.matching.text.TextMatch;
import eu.passerelle.matching.text.TextModel;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what a team has written, and finds who answers it: by words, by meaning, by the concepts that it names. */
@Component
class TextReading {
    private static final int PASSAGES_TOLD = 2;

    private final IndexFollower follower;
    private final Taxonomy taxonomy;
    private final TextModel model;
    private final Clock clock;

    TextReading(IndexFollower follower, Taxonomy taxonomy, TextModel model, Clock clock) {
        this.follower = follower;
        this.taxonomy = taxonomy;
        this.model = model;
        this.clock = clock;
    }

    boolean knowsMeaning() {
        return model.encoder().isPresent();
    }

    /** Reads the words, and uses what was read: one state of the passages answers all that is asked of it meanwhile. */
    <T> T read(String words, Audience audience, Use<T> use) {
        PassageIndex passages = follower.texts().of(audience);
        RequestText request = passages.read(words);
        return passages.look(
                request, view -> use.of(new Read(words, view, request.isEmpty(), taxonomy.recognise(words))));
    }

    interface Use<T> {
        T of(Read read) throws IOException;
    }

    /** A request that has been read. */
    final class Read {
        private final String words;
        private final PassageView passages;
        private final boolean empty;
        /** Of each concept that it names, what serves it. */
        private final List<Map<CompetenceCode, Kinship>> concepts;

        private Read(String words, PassageView passages, boolean empty, List<CompetenceCode> concepts) {
            this.words = words;
            this.passages = passages;
            this.empty = empty;
            this.concepts = concepts.stream().map(taxonomy::serving).toList();
        }

        Set<String> nearest(int most) throws IOException {
            return empty ? Set.of() : passages.nearest(most);
        }

        /** How well the texts and claims of each answer, 0 to 1. */
        Map<ExpertId, Double> scores(List<Expert> experts) throws IOException {
            var scores = new LinkedHashMap<ExpertId, Double>();
            if (empty && concepts.isEmpty()) {
                experts.forEach(expert -> scores.put(expert.id(), 0.0));
                return scores;
            }
            List<String> ids =
                    experts.stream().map(expert -> expert.id().value()).toList();
            Map<String, TextMatch> matches = passages.match(ids, year());
            experts.forEach(expert -> scores.put(expert.id(), score(expert, matches)));
            return scores;
        }

        private double score(Expert expert, Map<String, TextMatch> matches) {
            TextMatch match = matches.get(expert.id().value());
            return match == null ? 0 : match.score(named(expert));
        }

        /** The share of the concepts in the request that the expert claims, by what is nearest to each. */
        private double named(Expert expert) {
            return concepts.stream()
                    .mapToDouble(concept -> closest(concept, expert.claims()))
                    .average()
                    .orElse(0);
        }

        private static double closest(Map<CompetenceCode, Kinship> concept, List<Claim> claims) {
            double closest = 0;
            for (Claim claim : claims) {
                closest = Math.max(
                        closest,
                        concept.getOrDefault(claim.competence(), Kinship.NONE).closeness());
            }
            return closest;
        }

        Map<ExpertId, List<AnsweringPassage>> passages(Collection<ExpertId> experts) throws IOException {
            if (empty) {
                return Map.of();
            }
            List<String> ids = experts.stream().map(ExpertId::value).toList();
            Map<String, List<PassageView.Telling>> telling = passages.telling(ids, year(), PASSAGES_TOLD);
            var said = TellingText.of(words);
            return experts.stream()
                    .collect(Collectors.toMap(
                            Function.identity(),
                            expert -> telling.getOrDefault(expert.value(), List.of()).stream()
                                    .map(passage -> told(passage, said))
                                    .toList()));
        }

        private static AnsweringPassage told(PassageView.Telling passage, TellingText said) {
            return new AnsweringPassage(
                    passage.title(),
                    passage.language().map(InterfaceLanguage::code).orElse(""),
                    Highlights.of(passage.text(), passage.language(), said.in(passage.language())),
                    passage.alone());
        }

        private int year() {
            return LocalDate.now(clock).getYear();
        }
    }
}
