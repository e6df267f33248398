package eu.passerelle.matching.text;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.kernel.InterfaceLanguage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PassageIndexTest {
    private static final int YEAR = 2026;
    private static final TextModel MODEL = TextModel.load(TextModel.PACKAGED);

    private final PassageIndex byMeaning = PassageIndex.inMemory(MODEL.encoder());
    private final PassageIndex byWords = PassageIndex.inMemory(Optional.empty());

    @BeforeAll
    void write() {
        for (PassageIndex index : List.of(byMeaning, byWords)) {
            index.put(
                    "prison",
                    List.of(english("For ten years I have mentored inmates before and after their release.")));
            index.put("schools", List.of(english("Workshops on democratic values for pupils and their teachers.")));
            index.put(
                    "sortie",
                    List.of(new Passage(
                            "",
                            "J’accompagne la sortie de milieux extrémistes violents.",
                            Optional.of(InterfaceLanguage.FR),
                            OptionalInt.empty(),
                            true)));
            index.put("nobody", List.of());
            index.commit(7);
        }
    }

    @AfterAll
    void close() {
        byMeaning.close();
        byWords.close();
    }

    @Test
    void other_words_with_the_same_meaning_are_understood() {
        Map<String, TextMatch> matches = match(byMeaning, "Help for prisoners leaving jail");
        assertThat(matches.get("prison").score(0))
                .isGreaterThan(matches.get("schools").score(0));
        assertThat(matches.get("prison").words()).as("no word in common").isZero();
    }

    @Test
    void without_a_model_words_decide_in_each_language_by_its_rules() {
        Map<String, TextMatch> matches = match(byWords, "Nous cherchons un accompagnement des sorties");
        assertThat(matches.get("sortie").score(0)).isPositive();
        assertThat(matches.get("sortie").meaning()).isEmpty();
        assertThat(matches.get("schools").score(0)).isZero();
    }

    @Test
    void what_all_scores_are_is_what_each_alone_is() {
        String words = "mentoring of inmates and pupils";
        Map<String, TextMatch> all = byMeaning.look(byMeaning.read(words), view -> view.matchAll(YEAR));
        assertThat(all)
                .isNotEmpty()
                .allSatisfy((expert, match) -> assertThat(byMeaning
                                .look(byMeaning.read(words), view -> view.match(List.of(expert), YEAR))
                                .get(expert))
                        .isEqualTo(match));
    }

    @Test
    void the_score_of_one_passage_is_the_score_that_is_told_of_it() {
        String words = "inmates before release";
        PassageView.Telling told = byWords.look(byWords.read(words), view -> view.telling(List.of("prison"), YEAR, 2))
                .get("prison")
                .getFirst();
        assertThat(told.text()).startsWith("For ten years");
        // One passage is worth half of what it says alone: the best of three counts half.
        assertThat(match(byWords, words).get("prison").score(0)).isEqualTo(told.alone() / 2);
    }

    @Test
    void taking_a_passage_away_takes_away_what_it_counted() {
        try (PassageIndex index = PassageIndex.inMemory(Optional.empty())) {
            List<Passage> passages =
                    List.of(english("exit work in prison"), english("exit counselling"), english("gardening"));
            index.put("one", passages);
            index.put("other", List.of(english("cooking"), english("exit"), english("prison")));
            index.commit(0);
            double all = match(index, "exit work").get("one").score(0);
            index.put("one", passages.subList(1, 3));
            index.commit(1);
            assertThat(match(index, "exit work").get("one").score(0)).isLessThan(all);
            assertThat(index.look(index.read("exit work"), view -> view.telling(List.of("one"), YEAR, 5))
                            .get("one"))
                    .extracting(PassageView.Telling::text)
                    .doesNotContain("exit work in prison", "gardening");
        }
    }

    @Test
    void the_same_passages_score_the_same_whatever_was_there_before() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        List<Passage> kept =
                IntStream.range(0, 40).mapToObj(i -> english(some(random))).toList();
        double fresh;
        try (PassageIndex index = PassageIndex.inMemory(Optional.empty())) {
            IntStream.range(0, 40).forEach(i -> index.put("e" + i, List.of(kept.get(i))));
            index.commit(0);
            fresh = match(index, "exit prison school police").get("e7").score(0);
        }
        try (PassageIndex index = PassageIndex.inMemory(Optional.empty())) {
            IntStream.range(0, 40).forEach(i -> index.put("e" + (39 - i), List.of(english(some(random)))));
            index.put("hidden", List.of(english("exit prison school police")));
            index.commit(0);
            index.remove("hidden");
            IntStream.range(0, 40).forEach(i -> index.put("e" + i, List.of(kept.get(i))));
            index.commit(1);
            assertThat(match(index, "exit prison school police").get("e7").score(0))
                    .as("seed %d", seed)
                    .isEqualTo(fresh);
        }
    }

    @Test
    void words_without_weight_say_nothing() {
        assertThat(byMeaning.read("the and of").isEmpty()).isTrue();
        assertThat(byMeaning.read("der und die").isEmpty()).isTrue();
        assertThat(byMeaning.read("").isEmpty()).isTrue();
        assertThat(byMeaning.read("de het een van").isEmpty()).as("Dutch").isTrue();
        assertThat(byMeaning.read("que la y el").isEmpty()).as("Spanish").isTrue();
        assertThat(byMeaning.read("prison").isEmpty()).isFalse();
    }

    @Test
    void small_words_of_a_request_find_nobody_in_other_languages_nor_where_a_language_is_said_wrongly() {
        try (PassageIndex index = PassageIndex.inMemory(Optional.empty())) {
            index.put("one", List.of(said(InterfaceLanguage.FR, "The police of the town and the school in it.")));
            index.put("prison", List.of(said(InterfaceLanguage.EN, "People die in war, and a man was at sea.")));
            index.put("schools", List.of(said(null, "De politie van de stad, en het is een begin voor de school.")));
            index.put("sortie", List.of(said(InterfaceLanguage.EN, "Die Polizei der Stadt und der Verein.")));
            index.commit(0);
            assertThat(words(index, "What is the best way of rowing to the islands and back in a storm?"))
                    .isZero();
            assertThat(words(index, "Was ist die Aufgabe, und wer war der Mann, der das alles tat?"))
                    .isZero();
            assertThat(words(index, "Het is de vraag wat een wijk van de burgers voor hulp vraagt"))
                    .isZero();
            assertThat(words(index, "Ce este de făcut în parc și la bibliotecă?"))
                    .isZero();
            assertThat(words(index, "Where are the police?"))
                    .as("what both name")
                    .isPositive();
            assertThat(words(index, "Wat doet de politie in de wijk?")).isPositive();
        }
    }

    private static double words(PassageIndex index, String request) {
        return match(index, request).values().stream()
                .mapToDouble(TextMatch::words)
                .max()
                .orElse(0);
    }

    private static Passage said(@Nullable InterfaceLanguage language, String text) {
        return new Passage("", text, Optional.ofNullable(language), OptionalInt.empty(), true);
    }

    @Test
    void who_is_nearest_is_found_by_meaning_and_by_words() {
        Set<String> byBoth = byMeaning.look(byMeaning.read("people leaving jail"), view -> view.nearest(1));
        assertThat(byBoth).contains("prison");
        Set<String> byWord = byWords.look(byWords.read("teachers"), view -> view.nearest(5));
        assertThat(byWord).containsExactly("schools");
    }

    @Test
    void the_place_is_kept_and_another_model_means_building_anew(@TempDir Path directory) {
        try (PassageIndex index = PassageIndex.in(directory, Optional.empty())) {
            assertThat(index.place()).isEqualTo(-1);
            index.put("one", List.of(english("exit")));
            index.commit(12);
        }
        try (PassageIndex index = PassageIndex.in(directory, Optional.empty())) {
            assertThat(index.place()).isEqualTo(12);
        }
        try (PassageIndex index = PassageIndex.in(directory, MODEL.encoder())) {
            assertThat(index.place()).isEqualTo(-1);
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void words_that_stay_as_they_were_are_not_read_again() {
        var read = new ArrayList<String>();
        Encoder counting = counting(MODEL.encoder().orElseThrow(), read);
        try (var index = PassageIndex.inMemory(Optional.of(counting))) {
            Passage kept = english("I have mentored inmates before and after their release.");
            index.put("prison", List.of(kept, english("Workshops for guards.")));
            index.commit(1);
            Map<String, TextMatch> before = match(index, "prisoners");
            read.clear();
            index.clear();
            index.put("prison", List.of(kept, english("Workshops for wardens.")));
            index.commit(2);
            assertThat(read).containsExactly("Workshops for wardens.");
            index.put("prison", List.of(kept, english("Workshops for guards.")));
            index.commit(3);
            assertThat(match(index, "prisoners")).isEqualTo(before);
        }
    }

    private static Encoder counting(Encoder model, List<String> read) {
        return new Encoder() {
            @Override
            public String name() {
                return model.name();
            }

            @Override
            public int dimensions() {
                return model.dimensions();
            }

            @Override
            public float[] encode(String text) {
                read.add(text);
                return model.encode(text);
            }
        };
    }

    @Test
    void a_model_that_is_missing_or_wrong_is_told_with_the_file_and_nothing_fails(@TempDir Path directory)
            throws Exception {
        assertThat(TextModel.load(directory.toString()).problem().orElseThrow())
                .contains("model.onnx", directory.toString());
        Files.writeString(directory.resolve("model.onnx"), "no model");
        Files.writeString(directory.resolve("tokenizer.json"), "{}");
        TextModel wrong = TextModel.load(directory.toString());
        assertThat(wrong.encoder()).isEmpty();
        assertThat(wrong.problem().orElseThrow()).contains("cannot be used", directory.toString());
        assertThat(TextModel.load(TextModel.NONE).problem()).isEmpty();
    }

    private static Map<String, TextMatch> match(PassageIndex index, String words) {
        return index.look(
                index.read(words),
                view -> view.match(List.of("prison", "schools", "sortie", "nobody", "one", "e7"), YEAR));
    }

    private static String some(Random random) {
        String[] words = {"exit", "prison", "school", "police", "health", "youth", "street", "family"};
        return String.join(
                " ", random.ints(5, 0, words.length).mapToObj(i -> words[i]).toList());
    }

    private static Passage english(String text) {
        return new Passage("", text, Optional.of(InterfaceLanguage.EN), OptionalInt.empty(), true);
    }
}
