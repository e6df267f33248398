package eu.passerelle.matching.search;

import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.Publication;
import eu.passerelle.directory.Publications;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.matching.graph.WorkSummaries;
import eu.passerelle.matching.text.Passage;
import eu.passerelle.matching.text.Passages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The texts that an expert is known by: what he or she says and has written, what is said of past work, and the names of
 * what is claimed. A city may know of the names on every card, and of texts where the card has a name; never of the past
 * work, which tells of other cities, but for the lessons that both sides let others read.
 */
@Component
class ExpertPassages {
    /** Of those who have written more, the newest. */
    private static final int MOST_EACH = 200;

    private final Publications publications;
    private final WorkSummaries work;
    private final Taxonomy taxonomy;

    ExpertPassages(Publications publications, WorkSummaries work, Taxonomy taxonomy) {
        this.publications = publications;
        this.work = work;
        this.taxonomy = taxonomy;
    }

    /** Two queries, however many experts. */
    Map<ExpertId, List<Passage>> of(Collection<Expert> experts) {
        List<ExpertId> ids = experts.stream().map(Expert::id).toList();
        Map<ExpertId, List<Publication>> written = publications.of(ids);
        Map<ExpertId, List<WorkSummaries.Summary>> worked = work.of(ids);
        var all = new LinkedHashMap<ExpertId, List<Passage>>();
        experts.forEach(expert -> all.put(
                expert.id(),
                passages(
                        expert,
                        written.getOrDefault(expert.id(), List.of()),
                        worked.getOrDefault(expert.id(), List.of()))));
        return all;
    }

    private List<Passage> passages(Expert expert, List<Publication> written, List<WorkSummaries.Summary> worked) {
        boolean named = expert.isNamedToCities();
        var texts = new ArrayList<Passage>();
        expert.summary()
                .byLanguage()
                .forEach((language, text) ->
                        texts.add(new Passage("", text, InterfaceLanguage.find(language), OptionalInt.empty(), named)));
        claimed(expert).ifPresent(texts::add);
        written.forEach(publication -> texts.add(new Passage(
                publication.title(),
                publication.text().isBlank() ? publication.title() : publication.text(),
                InterfaceLanguage.find(publication.language()),
                publication.year().map(OptionalInt::of).orElse(OptionalInt.empty()),
                named)));
        worked.forEach(summary -> texts.add(new Passage(
                "",
                summary.text(),
                InterfaceLanguage.find(summary.language()),
                OptionalInt.of(summary.year()),
                summary.lesson() && named)));
        return texts.stream()
                .flatMap(text -> Passages.of(text).stream())
                .limit(MOST_EACH)
                .toList();
    }

    /** In English, as the packaged language model is; other languages find the concepts themselves. */
    private Optional<Passage> claimed(Expert expert) {
        String labels = expert.claims().stream()
                .flatMap(claim -> taxonomy.find(claim.competence()).stream())
                .map(Concept::label)
                .map(label -> label.in(InterfaceLanguage.EN))
                .collect(Collectors.joining(". "));
        return labels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Passage(
                        labels, "", Optional.of(InterfaceLanguage.EN), OptionalInt.empty(), expert.isOnCards()));
    }
}
