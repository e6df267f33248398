package eu.passerelle.matching;

import eu.passerelle.directory.Claim;
import eu.passerelle.directory.Kinship;
import eu.passerelle.directory.Taxonomy;
import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.matching.graph.CoverQuery;
import eu.passerelle.matching.ranking.Coverage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * Needs that nobody covers, by the same measure as a score: free places and calendars do not matter, for they change by the
 * day, while a hole in the network stays until somebody is found.
 */
@Component
public class Gaps {
    private static final int HIGHEST_LEVEL = 4;
    private static final int OUT_OF_REACH = HIGHEST_LEVEL + 1;

    private final Taxonomy taxonomy;
    private final CoverQuery query;
    private final Clock clock;

    Gaps(Taxonomy taxonomy, CoverQuery query, Clock clock) {
        this.taxonomy = taxonomy;
        this.query = query;
        this.clock = clock;
    }

    /** @param languages a mentor must speak one of them */
    public record Asked(List<Need> needs, Set<String> languages) {}

    /** In the order of what was asked, for each its gaps; one query, however many. @param forCity hidden experts do not count */
    public List<List<Gap>> of(List<Asked> asked, boolean forCity) {
        Map<String, CoverQuery.Wanted> wanted = new LinkedHashMap<>();
        asked.forEach(one ->
                one.needs().forEach(need -> wanted.computeIfAbsent(key(need, one), key -> wanted(key, need, one))));
        if (wanted.isEmpty()) {
            return asked.stream().map(one -> List.<Gap>of()).toList();
        }
        LocalDate since = LocalDate.now(clock).minus(Claim.VERIFICATION_LASTS);
        CoverQuery.Covered covered = query.of(wanted.values(), since, forCity);
        return asked.stream()
                .map(one -> one.needs().stream()
                        .flatMap(need -> gap(need, key(need, one), covered).stream())
                        .toList())
                .toList();
    }

    private static Optional<Gap> gap(Need need, String key, CoverQuery.Covered covered) {
        if (!covered.atAll().contains(key)) {
            return Optional.of(new Gap(need, Gap.Kind.NOBODY));
        }
        return covered.inALanguage().contains(key)
                ? Optional.empty()
                : Optional.of(new Gap(need, Gap.Kind.NOT_IN_THESE_LANGUAGES));
    }

    private static String key(Need need, Asked asked) {
        return need.competence() + " " + need.level() + " "
                + String.join(" ", asked.languages().stream().sorted().toList());
    }

    private CoverQuery.Wanted wanted(String key, Need need, Asked asked) {
        var able = new ArrayList<CoverQuery.Able>();
        taxonomy.serving(need.competence())
                .forEach((code, kinship) -> able(code, kinship, need).ifPresent(able::add));
        return new CoverQuery.Wanted(key, able, asked.languages());
    }

    private static Optional<CoverQuery.Able> able(CompetenceCode code, Kinship kinship, Need need) {
        int verified = least(kinship.closeness(), need.level(), true);
        return verified == OUT_OF_REACH
                ? Optional.empty()
                : Optional.of(
                        new CoverQuery.Able(code.value(), least(kinship.closeness(), need.level(), false), verified));
    }

    private static int least(double closeness, int wanted, boolean verified) {
        return IntStream.rangeClosed(1, HIGHEST_LEVEL)
                .filter(level -> Coverage.of(closeness, level, wanted, verified) >= Panels.COVERED)
                .findFirst()
                .orElse(OUT_OF_REACH);
    }
}
