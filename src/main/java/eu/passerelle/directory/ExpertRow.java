package eu.passerelle.directory;

import eu.passerelle.kernel.CompetenceCode;
import eu.passerelle.kernel.ExpertId;
import eu.passerelle.kernel.LocalizedText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** How an expert stands in a row of the graph. */
final class ExpertRow {
    private ExpertRow() {}

    static Expert expert(Record row) {
        Value node = row.get("expert");
        return new Expert(
                new ExpertId(node.get("id").asString()),
                node.get("givenName").asString(),
                node.get("familyName").asString(),
                node.get("alias").asString(),
                node.get("email").asString(),
                constant(ExpertType.class, node.get("type")),
                row.get("countries").asList(Value::asString).stream()
                        .findFirst()
                        .orElse(""),
                ZoneId.of(node.get("timeZone").asString()),
                constant(ExpertStatus.class, node.get("status")),
                constant(Visibility.class, node.get("visibility")),
                node.get("hoursPerMonth").asInt(),
                node.get("parallelEngagements").asInt(),
                node.get("remote").asBoolean(),
                node.get("onSite").asBoolean(false) ? codes(row.get("visits")) : Set.of(),
                languages(row.get("languages")),
                codes(row.get("legalSystems")),
                codes(row.get("sectors")),
                claims(row.get("claims")),
                LocalizedText.fromProperties(node.asMap(), "summary"),
                day(node.get("confirmedOn")));
    }

    /** Best known first. */
    private static List<Claim> claims(Value claims) {
        return claims.asList(ExpertRow::claim).stream()
                .sorted(Comparator.comparingInt(Claim::level)
                        .reversed()
                        .thenComparing(claim -> claim.competence().value()))
                .toList();
    }

    private static Claim claim(Value claim) {
        return new Claim(
                new CompetenceCode(claim.get("code").asString()),
                claim.get("level").asInt(),
                constant(Claim.Evidence.class, claim.get("evidence")),
                day(claim.get("verifiedOn")));
    }

    private static Optional<LocalDate> day(Value value) {
        return value.isNull() ? Optional.empty() : Optional.of(value.asLocalDate());
    }

    private static Map<String, CefrLevel> languages(Value spoken) {
        var levels = new TreeMap<String, CefrLevel>();
        spoken.values()
                .forEach(language ->
                        levels.put(language.get("code").asString(), constant(CefrLevel.class, language.get("level"))));
        return levels;
    }

    private static Set<String> codes(Value list) {
        return new TreeSet<>(list.asList(Value::asString));
    }

    /** {@code self-stated} in the graph and in files is SELF_STATED here. */
    private static <E extends Enum<E>> E constant(Class<E> type, Value value) {
        return Enum.valueOf(type, value.asString().replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
