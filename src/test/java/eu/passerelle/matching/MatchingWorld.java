package eu.passerelle.matching;

import eu.passerelle.cities.City;
import eu.passerelle.cities.Team;
import eu.passerelle.cities.TeamPhase;
import eu.passerelle.cities.TeamStructure;
import eu.passerelle.conflicts.Standing;
import eu.passerelle.directory.CefrLevel;
import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Expert;
import eu.passerelle.directory.ExpertStatus;
import eu.passerelle.directory.ExpertType;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Visibility;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.EngagementId;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.InterfaceLanguage;
import eu.passerelle.kernel.LocalizedText;
import eu.passerelle.kernel.TeamId;
import eu.passerelle.matching.graph.Evidence;
import eu.passerelle.matching.graph.Evidence.PastEngagement;
import eu.passerelle.matching.graph.Evidence.Promise;
import eu.passerelle.matching.graph.Evidence.Served;
import eu.passerelle.scheduling.FreeTime;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One question, and one candidate with some past, without any database. Needs are N0 and N1; K0 and K1 are their kin. */
record MatchingWorld(Question question, Candidate candidate, FreeTime freeTime) {
    static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
    private static final List<String> COUNTRIES = List.of("FR", "DE", "RO");
    private static final List<String> LANGUAGES = List.of("fr", "de", "en");
    private static final List<String> SECTORS = List.of("police", "school", "probation", "youth-work");

    static MatchingWorld byLot(SplittableRandom lot) {
        Question question = question(lot);
        Expert expert = expert(lot);
        var candidate = new Candidate(expert, expert.claims(), lot.nextDouble(), past(lot), Standing.NOTHING);
        return new MatchingWorld(question, candidate, new FreeTime(Duration.ofMinutes(lot.nextInt(6_000)), List.of()));
    }

    Appraisal appraisal() {
        return new Appraisal(question, candidate, Policy.FIRST, freeTime);
    }

    Appraisal without(PastEngagement gone) {
        var less = new Evidence(
                candidate.evidence().past().stream()
                        .filter(past -> past != gone)
                        .toList(),
                candidate.evidence().promised());
        return new Appraisal(
                question,
                new Candidate(candidate.expert(), candidate.claims(), candidate.words(), less, candidate.standing()),
                Policy.FIRST,
                freeTime);
    }

    private static Question question(SplittableRandom lot) {
        List<Need> needs = IntStream.rangeClosed(0, lot.nextInt(2))
                .mapToObj(i -> new Need(new CompetenceCode("N" + i), 1 + lot.nextInt(3), 1 + lot.nextInt(4)))
                .toList();
        Map<Need, Map<CompetenceCode, Kinship>> serving = new HashMap<>();
        needs.forEach(need -> serving.put(
                need,
                Map.of(
                        need.competence(),
                        new Kinship(Kinship.Relation.SAME, 1),
                        new CompetenceCode(need.competence().value().replace('N', 'K')),
                        new Kinship(Kinship.Relation.NARROWER, 0.85))));
        var query = new MentorQuery(
                new TeamId("team"),
                needs,
                "",
                Set.copyOf(some(lot, LANGUAGES)),
                MeetingForm.values()[lot.nextInt(3)],
                TODAY,
                TODAY.plusWeeks(1 + lot.nextInt(30)),
                1 + lot.nextInt(60));
        return new Question(query, team(lot), serving, TODAY);
    }

    private static Team team(SplittableRandom lot) {
        var city = new City(
                "city",
                "City",
                one(lot, COUNTRIES),
                population(lot),
                0,
                0,
                ZoneId.of("Europe/Paris"),
                Set.of("fr"),
                true);
        return new Team(
                new TeamId("team"),
                "Team",
                city,
                TeamPhase.values()[lot.nextInt(TeamPhase.values().length)],
                TeamStructure.MAYOR_LED,
                Set.of(),
                Set.of("fr"),
                Set.copyOf(some(lot, SECTORS)),
                new LocalizedText(Map.of()),
                new Team.Coordinator("", "", "", InterfaceLanguage.EN));
    }

    static Expert expert(SplittableRandom lot) {
        List<Claim> claims = Stream.of("N0", "N1", "K0", "K1", "X")
                .filter(code -> lot.nextBoolean())
                .map(code -> new Claim(
                        new CompetenceCode(code),
                        1 + lot.nextInt(4),
                        Claim.Evidence.SELF_STATED,
                        lot.nextBoolean() ? Optional.of(TODAY.minusDays(lot.nextInt(1_500))) : Optional.empty()))
                .toList();
        return new Expert(
                new ExpertId("expert"),
                "Given",
                "Family",
                "Alias",
                "",
                ExpertType.values()[0],
                one(lot, COUNTRIES),
                ZoneId.of("Europe/Paris"),
                lot.nextInt(4) > 0 ? ExpertStatus.ACTIVE : ExpertStatus.PAUSED,
                Visibility.NETWORK,
                1 + lot.nextInt(20),
                1 + lot.nextInt(3),
                lot.nextBoolean(),
                Set.copyOf(some(lot, COUNTRIES)),
                some(lot, LANGUAGES).stream()
                        .collect(Collectors.toMap(
                                code -> code, code -> CefrLevel.values()[lot.nextInt(CefrLevel.values().length)])),
                Set.copyOf(some(lot, COUNTRIES)),
                Set.copyOf(some(lot, SECTORS)),
                claims,
                new LocalizedText(Map.of()),
                Optional.empty());
    }

    /** What the graph would give: only what served a need, or its kin. */
    private static Evidence past(SplittableRandom lot) {
        return new Evidence(
                IntStream.range(0, lot.nextInt(5))
                        .mapToObj(i -> new PastEngagement(
                                new EngagementId("g" + i),
                                TODAY.minusDays(lot.nextInt(3_000)),
                                "Their team",
                                "Their city",
                                one(lot, COUNTRIES),
                                population(lot),
                                TeamPhase.values()[lot.nextInt(TeamPhase.values().length)]
                                        .name()
                                        .toLowerCase(Locale.ROOT),
                                Set.copyOf(some(lot, SECTORS)),
                                List.of(new Served(
                                        new CompetenceCode(lot.nextBoolean() ? "N0" : "K0"),
                                        lot.nextBoolean() ? OptionalInt.of(lot.nextInt(5) - 2) : OptionalInt.empty()))))
                        .toList(),
                promised(lot));
    }

    private static List<Promise> promised(SplittableRandom lot) {
        LocalDate from = TODAY.minusDays(lot.nextInt(200));
        return lot.nextBoolean()
                ? List.of()
                : List.of(new Promise(lot.nextInt(40), from, from.plusDays(lot.nextInt(300))));
    }

    private static int population(SplittableRandom lot) {
        return 10_000 + lot.nextInt(1_000_000);
    }

    private static <T> T one(SplittableRandom lot, List<T> all) {
        return all.get(lot.nextInt(all.size()));
    }

    private static <T> List<T> some(SplittableRandom lot, List<T> all) {
        return all.stream().filter(each -> lot.nextBoolean()).toList();
    }
}
