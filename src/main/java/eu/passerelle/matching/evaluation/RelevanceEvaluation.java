package eu.passerelle.matching.evaluation;

import eu.passerelle.directory.Taxonomy;
import eu.passerelle.matching.text.Passage;
import eu.passerelle.matching.text.PassageIndex;
import eu.passerelle.matching.text.Passages;
import eu.passerelle.matching.text.TextMatch;
import eu.passerelle.matching.text.TextModel;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code evaluate relevance DIR}: how well experts' texts answer requests, by the same passages, views and rules as in the
 * product. Where requests name needs and experts competences, how far these cover those is half of the score.
 */
final class RelevanceEvaluation {
    /** Nobody's every word is read: of those who wrote more, the newest. */
    private static final int MOST_PASSAGES = 400;

    private static final double COVERAGE_SHARE = 0.5;
    private static final int TOLD_EVERY = 500;

    private final RelevanceFiles files;
    private final PrintStream progress;
    private final Concepts concepts = new Concepts(Taxonomy.shipped());
    private final Map<String, Set<String>> known = new HashMap<>();
    private final int year;

    private RelevanceEvaluation(RelevanceFiles files, PrintStream progress) {
        this.files = files;
        this.progress = progress;
        year = files.latest().orElse(0);
    }

    /** @param model as in {@link TextModel#load} */
    static void run(Path directory, String model) throws IOException {
        run(directory, model, new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err);
    }

    static void run(Path directory, String model, PrintStream out, PrintStream progress) throws IOException {
        long began = System.nanoTime();
        TextModel text = TextModel.load(model);
        text.problem().ifPresent(problem -> progress.println(problem + " What follows is by words and concepts only."));
        RelevanceFiles files = RelevanceFiles.read(directory);
        var evaluation = new RelevanceEvaluation(files, progress);
        try (PassageIndex index = PassageIndex.inMemory(text.encoder())) {
            evaluation.index(index);
            long indexed = System.nanoTime();
            ScoreTable scores = evaluation.score(index);
            long scored = System.nanoTime();
            Path file = scores.write(directory);
            out.printf(
                    "experts: %d, passages: %d, requests: %d%nlanguage model: %s%n",
                    files.experts().size(),
                    index.size(),
                    files.requests().size(),
                    text.encoder().map(encoder -> encoder.name()).orElse("none"));
            Judgements.find(directory, scores).ifPresent(judged -> new RelevanceReport(scores, judged, out).print());
            out.printf(
                    Locale.ROOT,
                    "time: %.1f s (reading and indexing %.1f, scoring %.1f)%n",
                    (System.nanoTime() - began) / 1e9,
                    (indexed - began) / 1e9,
                    (scored - indexed) / 1e9);
            out.println("written: " + file);
        }
    }

    private void index(PassageIndex index) {
        int done = 0;
        for (var expert : files.experts()) {
            List<Passage> all = expert.documents().stream()
                    .flatMap(document -> Passages.of(document).stream())
                    .limit(MOST_PASSAGES + 1)
                    .toList();
            if (all.size() > MOST_PASSAGES) {
                progress.println("Of expert " + expert.id() + " only the newest " + MOST_PASSAGES + " passages count.");
            }
            List<Passage> passages = all.subList(0, Math.min(all.size(), MOST_PASSAGES));
            index.put(expert.id(), passages);
            known.put(expert.id(), knownBy(expert, passages));
            done += passages.size();
            if (done / TOLD_EVERY > (done - passages.size()) / TOLD_EVERY) {
                progress.println("Read " + done + " passages …");
            }
        }
        index.commit(0);
    }

    private Set<String> knownBy(RelevanceFiles.Expert expert, List<Passage> passages) {
        var all = new HashSet<>(concepts.read(expert.competences()));
        passages.forEach(passage -> all.addAll(concepts.namedIn(passage.title() + ". " + passage.text())));
        return all;
    }

    private ScoreTable score(PassageIndex index) {
        var table = new ScoreTable(
                files.requests().stream().map(RelevanceFiles.Request::id).toList(),
                files.experts().stream().map(RelevanceFiles.Expert::id).toList());
        for (int r = 0; r < files.requests().size(); r++) {
            var request = files.requests().get(r);
            Map<String, TextMatch> matches = index.look(index.read(request.text()), view -> view.matchAll(year));
            double[] named = tellingApart(concepts.namedIn(request.text()));
            Set<String> needs = concepts.read(request.needs());
            for (int e = 0; e < files.experts().size(); e++) {
                table.put(r, e, score(files.experts().get(e), matches, named[e], needs));
            }
        }
        return table;
    }

    /**
     * What each expert names of these concepts beyond what experts name of them on average. A concept that everybody's texts
     * name says nothing of anybody; counted in full, it would lift this request above those that name none.
     */
    private double[] tellingApart(Set<String> asked) {
        double[] shares = files.experts().stream()
                .mapToDouble(expert -> concepts.share(asked, knowledge(expert)))
                .toArray();
        double mean = Arrays.stream(shares).average().orElse(0);
        return Arrays.stream(shares).map(share -> Math.max(0, share - mean)).toArray();
    }

    private Set<String> knowledge(RelevanceFiles.Expert expert) {
        return known.getOrDefault(expert.id(), Set.of());
    }

    private double score(
            RelevanceFiles.Expert expert, Map<String, TextMatch> matches, double named, Set<String> needs) {
        TextMatch match = matches.get(expert.id());
        double text = match == null ? 0 : match.score(named);
        return needs.isEmpty()
                ? text
                : COVERAGE_SHARE * concepts.share(needs, knowledge(expert)) + (1 - COVERAGE_SHARE) * text;
    }
}
