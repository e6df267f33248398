package eu.passerelle.directory.duplicates;

import static eu.passerelle.directory.duplicates.Likeness.Sign.LIKE_MAIL;
import static eu.passerelle.directory.duplicates.Likeness.Sign.LIKE_NAME;
import static eu.passerelle.directory.duplicates.Likeness.Sign.LIKE_TEXT;
import static eu.passerelle.directory.duplicates.Likeness.Sign.SAME_MAIL;
import static eu.passerelle.directory.duplicates.Likeness.Sign.SAME_NAME;
import static eu.passerelle.directory.duplicates.Likeness.Sign.SAME_ORGANISATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes two profiles look like one person's. */
class LikenessTest {
    private static final String LIFE = "Seit zwölf Jahren begleite ich Ausstiegswillige in Haftanstalten und schule"
            + " Teams im Umgang mit Drohungen gegen Mitarbeitende";

    @Test
    void a_turned_round_name_with_the_same_employer_is_the_example_of_the_documentation() {
        Likeness likeness =
                Likeness.of(face("a", "Anna Weber", "", Set.of("o1")), face("b", "Weber, Anna", "", Set.of("o1")));
        assertThat(likeness.score()).isEqualTo(0.65, within(1e-9));
        assertThat(likeness.signs()).containsExactly(SAME_NAME, SAME_ORGANISATION);
    }

    @ParameterizedTest
    @CsvSource({
        "Jürgen Müller, Juergen Mueller, true",
        "Ștefan Popescu, Stefan Popescu, true",
        "Stijn Hellebuyck, Stijn Hellebuijck, true",
        "Anne-Marie Dubois, Anne Marie Dubois, true",
        "Maria Ionescu, Pavel Novak, false",
        "Anna Weber, Anna Schneider, false",
        "Jean Martin, Jeanne Moreau, false"
    })
    void names_are_compared_as_people_write_them(String one, String other, boolean look) {
        assertThat(Likeness.of(face("a", one, "", Set.of()), face("b", other, "", Set.of()))
                        .isWorthALook())
                .isEqualTo(look);
    }

    @Test
    void an_equal_address_alone_is_worth_a_look_and_an_equal_mailbox_is_a_sign() {
        Likeness mail = Likeness.of(
                face("a", "Anna Weber", "A.Weber@x.org", Set.of()), face("b", "Office", "a.weber@x.org", Set.of()));
        assertThat(mail.isWorthALook()).isTrue();
        assertThat(mail.signs()).containsExactly(SAME_MAIL);
        Likeness mailbox = Likeness.of(
                face("a", "Anna Weber", "anna.weber@x.org", Set.of()),
                face("b", "Anna Webber", "anna.weber@y.org", Set.of()));
        assertThat(mailbox.signs()).containsExactly(LIKE_NAME, LIKE_MAIL);
    }

    @Test
    void a_copied_text_is_a_sign_and_a_text_on_the_same_work_is_not() {
        Face one = Face.of("a", "A B", "", List.of(), LIFE);
        assertThat(Likeness.of(one, Face.of("b", "C D", "", List.of(), LIFE + " heute"))
                        .signs())
                .containsExactly(LIKE_TEXT);
        assertThat(Likeness.of(
                                one,
                                Face.of(
                                        "b",
                                        "C D",
                                        "",
                                        List.of(),
                                        "Ich begleite Familien und schule Lehrkräfte in Haftanstalten"))
                        .signs())
                .isEmpty();
    }

    @Test
    void blocking_finds_what_comparing_each_with_each_finds_where_names_begin_alike() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var faces = new ArrayList<Face>();
        for (int i = 0; i < 300; i++) {
            faces.add(face(
                    "e" + i, name(random), "m" + random.nextInt(200) + "@x.org", Set.of("o" + random.nextInt(60))));
        }
        var all = new ArrayList<String>();
        for (int i = 0; i < faces.size(); i++) {
            for (int j = i + 1; j < faces.size(); j++) {
                if (Likeness.of(faces.get(i), faces.get(j)).isWorthALook()) {
                    all.add(pair(faces.get(i).id(), faces.get(j).id()));
                }
            }
        }
        assertThat(all).as("seed " + seed).isNotEmpty();
        assertThat(Blocks.pairs(faces).stream().map(pair -> pair(pair.one(), pair.other())))
                .as("seed " + seed)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void a_crowded_block_is_left_out_so_that_the_work_stays_bounded() {
        List<Face> office = IntStream.rangeClosed(0, Blocks.LARGEST)
                .mapToObj(i -> face("e" + i, "", "office@x.org", Set.of()))
                .toList();
        assertThat(Blocks.pairs(office)).isEmpty();
    }

    private static String name(Random random) {
        List<String> given = List.of("Anna", "Ahmed", "Bogdan", "Claire", "Dieter", "Elena", "Farid", "Greta");
        List<String> family = List.of("Weber", "Moreau", "Popescu", "Nowak", "Rossi", "Haddad", "Jansen", "Kovács");
        return given.get(random.nextInt(given.size())) + " " + family.get(random.nextInt(family.size()));
    }

    private static String pair(String one, String other) {
        return one.compareTo(other) < 0 ? one + " " + other : other + " " + one;
    }

    private static Face face(String id, String name, String mail, Set<String> organisations) {
        return Face.of(id, name, mail, organisations, "");
    }
}
