package eu.passerelle.bench;

import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Concept;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Experts as in {@link GeneratedNetwork}, with names of syllables, one after the other and never all at once. */
record GeneratedExperts(List<Concept> concepts) {
    private static final List<String> SYLLABLES = List.of(
            "ka", "le", "mi", "no", "ru", "sa", "ti", "vo", "wen", "dal", "ber", "gra", "stei", "lou", "mar", "ple",
            "zim", "thal", "rin", "dor");
    private static final List<String> COUNTRIES = List.of("DE", "FR", "RO", "AT", "BE", "NL", "ES", "IT", "PL", "SE");
    private static final List<String> SECTORS = List.of("police", "justice", "probation", "prison", "school", "health");

    static GeneratedExperts of(List<Concept> all) {
        List<Concept> concepts = new ArrayList<>(all);
        Collections.shuffle(concepts, new Random(1));
        return new GeneratedExperts(concepts);
    }

    Stream<Expert> first(int many) {
        var random = new Random(many);
        return IntStream.range(0, many).mapToObj(number -> expert(number, random));
    }

    static String name(Random random, int syllables) {
        var name = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            name.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private Expert expert(int number, Random random) {
        Set<Concept> claimed = new LinkedHashSet<>();
        int wanted = 4 + random.nextInt(6);
        while (claimed.size() < wanted) {
            claimed.add(GeneratedNetwork.uneven(concepts, random));
        }
        var language = InterfaceLanguage.values()[random.nextInt(4)];
        return new Expert(
                new ExpertId("s%07d".formatted(number)),
                name(random, 2),
                name(random, 3),
                "Mentor " + number,
                number + "@bench.example",
                ExpertType.PRACTITIONER,
                COUNTRIES.get(random.nextInt(COUNTRIES.size())),
                ZoneId.of("Europe/Berlin"),
                random.nextInt(10) == 0 ? ExpertStatus.PAUSED : ExpertStatus.ACTIVE,
                random.nextInt(3) == 0 ? Visibility.MATCHED : Visibility.NETWORK,
                8 + random.nextInt(12),
                2,
                true,
                Set.of(),
                language == InterfaceLanguage.EN
                        ? Map.of("en", CefrLevel.C2)
                        : Map.of(language.code(), CefrLevel.C2, "en", CefrLevel.B2),
                Set.of(),
                Set.of(SECTORS.get(random.nextInt(SECTORS.size()))),
                claimed.stream().map(concept -> claim(concept, random)).toList(),
                summary(claimed, language),
                Optional.of(GeneratedNetwork.TODAY.minusDays(random.nextInt(700))));
    }

    private static Claim claim(Concept concept, Random random) {
        return new Claim(
                concept.code(),
                1 + random.nextInt(4),
                Claim.Evidence.ENGAGEMENT,
                random.nextInt(3) == 0
                        ? Optional.empty()
                        : Optional.of(GeneratedNetwork.TODAY.minusDays(random.nextInt(700))));
    }

    private static LocalizedText summary(Set<Concept> claimed, InterfaceLanguage language) {
        List<String> labels =
                claimed.stream().map(concept -> concept.label().in(language)).toList();
        return new LocalizedText(
                Map.of(language.code(), GeneratedTexts.sentence(language, 7, labels.get(0), labels.get(1))));
    }
}
